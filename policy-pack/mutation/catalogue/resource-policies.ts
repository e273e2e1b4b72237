import { BUCKET_POLICY, KEY, QUEUE_POLICY, TOPIC_POLICY, VPC_ENDPOINT } from "../../model/types/types";
import {
  anyValue,
  conditionCount,
  foreignValue,
  ifExists,
  inverted,
  namesSource,
  noConditions,
  oneDropped,
  oneMore,
  weakened,
} from "../conditions";
import { addsStatements, breaksStatements, type RawStatement } from "../documents";
import { BOUNDARY, IN_TRANSIT, LEAST_PRIVILEGE } from "../grounds";
import type { Mutation } from "../mutation";
import { removes } from "../rows";
import {
  allows,
  anyAccount,
  anyAction,
  dropped,
  everybody,
  field,
  isTiedByConditions,
  notAction,
  notPrincipal,
  otherAccountAdded,
  serviceActions,
  where,
} from "../statements";
import { STRANGER } from "../ways";

type Policies = readonly (readonly [types: readonly string[], property: string])[];

const STORES = [...BUCKET_POLICY, ...QUEUE_POLICY, ...TOPIC_POLICY];
/** Types with a policy that lets services in for one source, and the property it stands in. */
const SERVED: Policies = [
  [STORES, "policy"],
  [["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"], "policyDocument"],
];
/** Types with a policy that says who may reach them. */
const GUARDED: Policies = [...SERVED, [KEY, "policy"]];

const denies = (statement: RawStatement) => !allows(statement);
const tied = (statement: RawStatement) => allows(statement) && isTiedByConditions(statement);
const tiedOnce = (statement: RawStatement) => tied(statement) && conditionCount(statement) === 1;

/** Ways to weaken one of several conditions. */
const weakenedOf = (which?: Parameters<typeof weakened>[0]) =>
  weakened(which).map((way) => where((one) => tied(one) && !tiedOnce(one), way));

const STRANGERS = {
  "with everybody": (action: string) => ({ Principal: "*", Action: action, Resource: "*" }),
  "with another account": (action: string) => ({
    Principal: { AWS: `arn:aws:iam::${STRANGER}:root` },
    Action: action,
    Resource: "*",
  }),
  "with a role of another account": (action: string) => ({
    Principal: { AWS: [`arn:aws:iam::${STRANGER}:role/reader`] },
    Action: action,
    Resource: "*",
  }),
};

function strangers(types: readonly string[], property: string, action: string): Mutation {
  return addsStatements(
    types,
    property,
    Object.fromEntries(Object.entries(STRANGERS).map(([how, to]) => [how, () => to(action)])),
    { controls: LEAST_PRIVILEGE },
  );
}

/** What may be wrong with who reaches buckets, queues, topics, keys and log groups. */
export const RESOURCE_POLICIES: readonly Mutation[] = [
  ...GUARDED.flatMap(([types, property]) => [
    breaksStatements(
      types,
      property,
      [everybody, anyAccount, otherAccountAdded, notPrincipal, anyAction, serviceActions, notAction].map(
        (way) => where(allows, way),
      ),
      { controls: LEAST_PRIVILEGE },
    ),
    breaksStatements(
      types,
      property,
      [
        where(tied, noConditions),
        ...[anyValue(), foreignValue(), ifExists(), inverted].flat().map((way) => where(tiedOnce, way)),
      ],
      { controls: LEAST_PRIVILEGE },
    ),
  ]),
  ...SERVED.flatMap(([types, property]) => [
    breaksStatements(types, property, weakenedOf(namesSource), { controls: LEAST_PRIVILEGE }),
    breaksStatements(
      types,
      property,
      weakenedOf((...of) => !namesSource(...of)),
      { accepted: "The source's ARN names the account as well" },
    ),
  ]),
  breaksStatements(KEY, "policy", weakenedOf(), {
    accepted: "The other condition still names one resource or account",
  }),
  breaksStatements(
    STORES,
    "policy",
    [
      dropped,
      field("allowed instead", "Effect", () => "Allow"),
      field("for one account only", "Principal", () => ({ AWS: `arn:aws:iam::${STRANGER}:root` })),
      field("for one harmless action only", "Action", (now) =>
        Array.isArray(now) ? ["s3:GetBucketAcl"] : "sqs:PurgeQueue",
      ),
      field("for one object only", "Resource", () => "arn:aws:s3:::somewhere/else"),
      ...inverted,
      oneMore,
    ].map((way) => where(denies, way)),
    { controls: IN_TRANSIT },
  ),
  strangers(BUCKET_POLICY, "policy", "s3:GetObject"),
  strangers(QUEUE_POLICY, "policy", "sqs:ReceiveMessage"),
  strangers(TOPIC_POLICY, "policy", "sns:Subscribe"),
  strangers(KEY, "policy", "kms:Decrypt"),
  strangers(
    ["aws:cloudwatch/logResourcePolicy:LogResourcePolicy"],
    "policyDocument",
    "logs:PutSubscriptionFilter",
  ),
  removes(STORES, IN_TRANSIT),
  breaksStatements(
    VPC_ENDPOINT,
    "policy",
    [noConditions, oneDropped(), anyValue(), foreignValue(), anyAction, notAction]
      .flat()
      .map((way) => where((one) => one["Principal"] === "*", way)),
    { controls: BOUNDARY },
  ),
];
