import type { PlannedResource } from "../../policy-pack/plan";
import type { Right } from "./grants";
import { namesIn } from "./names";

const [DECRYPT, DATA_KEY] = ["kms:Decrypt", "kms:GenerateDataKey"];

/** What a service asks of the key, in the caller's name, where somebody uses what is under it (their developer guides). */
const ASKED: readonly [actions: RegExp, asked: readonly string[]][] = [
  [/^s3:GetObject$/, [DECRYPT]],
  [/^s3:PutObject$/, [DATA_KEY]],
  // Who may end an upload in parts makes some: each part needs the key of the first.
  [/^s3:AbortMultipartUpload$/, [DECRYPT]],
  [/^kinesis:PutRecords?$/, [DATA_KEY]],
  [/^kinesis:GetRecords$/, [DECRYPT]],
  [/^sqs:SendMessage$/, [DECRYPT, DATA_KEY]],
  [/^sqs:ReceiveMessage$/, [DECRYPT]],
  [/^sns:Publish$/, [DECRYPT, DATA_KEY]],
  [/^dynamodb:(BatchGetItem|GetItem|GetRecords|PutItem|Query|Scan|UpdateItem)$/, [DECRYPT]],
  [/^secretsmanager:GetSecretValue$/, [DECRYPT]],
  [/^secretsmanager:PutSecretValue$/, [DECRYPT, DATA_KEY]],
];

type Props = Record<string, unknown>;

/** Where each type states its key. */
const KEY_OF: Record<string, (props: Props) => unknown> = {
  "aws:dynamodb/table:Table": (props) => (props["serverSideEncryption"] as Props | undefined)?.["kmsKeyArn"],
  "aws:kinesis/stream:Stream": (props) => props["kmsKeyId"],
  "aws:secretsmanager/secret:Secret": (props) => props["kmsKeyId"],
  "aws:sns/topic:Topic": (props) => props["kmsMasterKeyId"],
  "aws:sqs/queue:Queue": (props) => props["kmsMasterKeyId"],
};

/** Rights on keys that a right on something encrypted brings with it. The emulator encrypts without asking for them. */
export function keyRights(plan: readonly PlannedResource[]): (right: Right) => Right[] {
  const keys = keysIn(plan);
  return ({ holder, action, resource }) => {
    const [, asked = []] = ASKED.find(([actions]) => actions.test(action)) ?? [];
    const key = keys.find(([arn]) => resource === arn || resource.startsWith(`${arn}/`))?.[1];
    return key === undefined ? [] : asked.map((each) => ({ holder, action: each, resource: key }));
  };
}

/** Encrypted resources of a plan with their keys. */
function keysIn(plan: readonly PlannedResource[]): [arn: string, key: string][] {
  const nameOf = namesIn(plan);
  return plan.flatMap(({ type, props, outputs }): [string, string][] => {
    if (type.startsWith("aws:s3/bucketServerSideEncryption")) {
      const [rule] = props["rules"] as { applyServerSideEncryptionByDefault: Props }[];
      const key = rule?.applyServerSideEncryptionByDefault["kmsMasterKeyId"];
      return key ? [[nameOf(`arn:aws:s3:::${props["bucket"]}`), nameOf(String(key))]] : [];
    }
    const managed = props["masterUserSecretKmsKeyId"];
    const secrets = outputs?.["masterUserSecrets"] as Props[] | undefined;
    const key = KEY_OF[type]?.(props);
    return [
      ...(key ? [[nameOf(String(outputs?.["arn"])), nameOf(String(key))] as [string, string]] : []),
      ...(secrets ?? []).map((secret): [string, string] => [
        nameOf(String(secret["secretArn"])),
        nameOf(String(managed ?? secret["kmsKeyId"])),
      ]),
    ];
  });
}
