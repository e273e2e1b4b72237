import { at, hasUnknown, listAt } from "../masked";
import { conflict, field, type Rule, range } from "./rule";

/** DynamoDB refuses a definition that no key of the table or of an index uses, and a key without a definition. */
const attributes: Rule = (inputs) => {
  const definitions = at(inputs, "attributes");
  const indexLists = [at(inputs, "globalSecondaryIndexes"), at(inputs, "localSecondaryIndexes")];
  const holders = [inputs, ...indexLists.flatMap((list) => (Array.isArray(list) ? list : []))];
  const keys = holders.flatMap((holder) => [
    at(holder, "hashKey"),
    at(holder, "rangeKey"),
    ...listAt(holder, "keySchemas").map((key) => at(key, "attributeName")),
  ]);
  if (!Array.isArray(definitions) || hasUnknown([definitions, indexLists, keys])) return [];
  const names = definitions.map((definition) => at(definition, "name"));
  const used = keys.filter((key) => typeof key === "string");
  const unused = names.filter((name) => !used.includes(String(name)));
  const undefinedKeys = used.filter((key) => !names.includes(key));
  return [
    ...unused.map((name) =>
      conflict(
        "attributes",
        "unused",
        `attributes defines "${name}", which no key uses; allowed: the keys ${used.join(", ")}.`,
      ),
    ),
    ...undefinedKeys.map((key) =>
      conflict(
        "attributes",
        "required",
        `attributes has no definition of the key "${key}"; it defines ${names.join(", ")}.`,
      ),
    ),
  ];
};

const billing: Rule = (inputs) => {
  const given = ["readCapacity", "writeCapacity"].filter(
    (name) => at(inputs, name) !== undefined && at(inputs, name) !== 0,
  );
  if (at(inputs, "billingMode") !== "PAY_PER_REQUEST" || given.length === 0) return [];
  return given.map((name) =>
    conflict(name, "excluded", `${name} is set; allowed: with billingMode PROVISIONED only.`),
  );
};

const timeToLive: Rule = field("ttl", (value) =>
  at(value, "enabled") === true && at(value, "attributeName") === undefined
    ? [conflict("ttl.attributeName", "required", "ttl.attributeName is missing; an enabled ttl requires it.")]
    : [],
);

export const DYNAMODB_RULES: Record<string, Rule[]> = {
  "aws:dynamodb/table:Table": [
    attributes,
    billing,
    timeToLive,
    range("pointInTimeRecovery.recoveryPeriodInDays", 1, 35, "days"),
  ],
};
