import { stableHex } from "./names";
import { factsOf } from "./sdk-facts";
import type { AnyType, Scope } from "./type";

/**
 * The row of a type that no module realises: nothing is made, but ids, ARNs and other outputs are stable, so that
 * whatever is built on them can be previewed, checked and compared.
 */
export function recordedType(type: string): AnyType {
  const { taggable, named, outputs } = factsOf(type);
  return {
    type,
    taggable,
    ...(named && { autoname: { property: "name", max: LONGEST_NAME } }),
    predict: (inputs, scope) => {
      const id = recordedId(type, scope);
      const made: Record<string, unknown> = {};
      for (const [name, declared] of outputs) {
        const value = recordedOutput(name, declared, id, type, scope);
        if (value !== undefined && inputs[name] === undefined) made[name] = value;
      }
      return { id, outputs: made };
    },
    create: () => [],
    read: async () => ({}),
    delete: async () => undefined,
  };
}

/** No service takes a longer name; what each takes is not known of a type that no module realises. */
const LONGEST_NAME = 255;

/** E.g. `acl-0123456789abcdef0` for the types of EC2, `<name>-<7 digits>` else. */
function recordedId(type: string, { urn, name }: Scope): string {
  const prefix = EC2_PREFIXES[type.split(":").pop() ?? ""];
  return prefix ? `${prefix}-${stableHex(urn, 17)}` : `${name}-${stableHex(urn, 7)}`;
}

const EC2_PREFIXES: Record<string, string> = {
  EgressOnlyInternetGateway: "eigw",
  NetworkAcl: "acl",
  NetworkInterface: "eni",
  VpcDhcpOptions: "dopt",
  VpcPeeringConnection: "pcx",
};

function recordedOutput(name: string, declared: string, id: string, type: string, scope: Scope): unknown {
  const service = type.split(/[:/]/)[1] ?? "recorded";
  if (/^arn$|Arn$/.test(name)) return `arn:aws:${service}:${scope.region}:${scope.account}:${id}`;
  if (name === "region") return scope.region;
  if (/^owner(Id)?$|accountId/i.test(name)) return scope.account;
  const bare = declared.replace(/ \| undefined/g, "").trim();
  if (bare === "string") return name === "id" ? id : `${id}-${name}`;
  if (bare === "number") return 0;
  if (bare === "boolean") return false;
  if (/\[\]$/.test(bare)) return [];
  return undefined;
}
