import { type AccessRequest, statementsOf } from "./access";
import { PLACE } from "./arns";
import type { Registration } from "./engine";
import type { Program } from "./program";

const ACCOUNT = `AWS:arn:aws:iam::${PLACE.accountId}:root`;
const { accountId, region } = PLACE;

/** What a resource or role needs of a key. */
export interface KeyNeed {
  who: string;
  /** ARN of the key. */
  key: unknown;
  requests: AccessRequest[];
}

const byService = (service: string, actions: string[], context: Record<string, string>): AccessRequest[] =>
  actions.map((action) => ({ principal: `Service:${service}`, action, context }));

/** A principal of the account, acting through a service, as its own policy allows. */
const through = (service: string, ...actions: string[]): AccessRequest[] =>
  actions.map((action) => ({
    principal: ACCOUNT,
    action,
    context: {
      "kms:ViaService": `${service}.${region}.amazonaws.com`,
      "kms:CallerAccount": accountId,
      "kms:GrantIsForAWSResource": "true",
    },
  }));

const STORES: Record<string, (resource: Registration) => { key: unknown; requests: AccessRequest[] }[]> = {
  "aws:kinesis/stream:Stream": ({ inputs }) => [
    {
      key: inputs["kmsKeyId"],
      requests: through("kinesis", "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey"),
    },
  ],
  "aws:dynamodb/table:Table": ({ inputs }) => [
    {
      key: inputs["serverSideEncryption"].kmsKeyArn,
      requests: through(
        "dynamodb",
        "kms:Decrypt",
        "kms:Encrypt",
        "kms:GenerateDataKey",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
        "kms:DescribeKey",
        "kms:CreateGrant",
      ),
    },
  ],
  "aws:sqs/queue:Queue": ({ inputs }) => [
    { key: inputs["kmsMasterKeyId"], requests: through("sqs", "kms:Decrypt", "kms:GenerateDataKey") },
  ],
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": ({ inputs }) => [
    {
      key: inputs["serverSideEncryption"].keyArn,
      requests: through("firehose", "kms:CreateGrant", "kms:DescribeKey"),
    },
    {
      key: inputs["extendedS3Configuration"].kmsKeyArn,
      requests: through("s3", "kms:Decrypt", "kms:GenerateDataKey"),
    },
  ],
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ({ inputs }) =>
    inputs["rules"].flatMap(
      ({ applyServerSideEncryptionByDefault: rule }: Record<string, Record<string, string>>) =>
        rule?.["kmsMasterKeyId"] === undefined
          ? []
          : [{ key: rule["kmsMasterKeyId"], requests: through("s3", "kms:Decrypt", "kms:GenerateDataKey") }],
    ),
  "aws:cloudwatch/logGroup:LogGroup": ({ arn = "", inputs }) => [
    {
      key: inputs["kmsKeyId"],
      requests: byService(
        `logs.${region}.amazonaws.com`,
        [
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
          "kms:GenerateDataKey",
          "kms:DescribeKey",
        ],
        {
          "kms:EncryptionContext:aws:logs:arn": arn,
        },
      ),
    },
  ],
  "aws:cloudwatch/eventBus:EventBus": (bus) => [
    { key: bus.inputs["kmsKeyIdentifier"], requests: eventStore(bus) },
  ],
  "aws:cloudwatch/eventArchive:EventArchive": (archive) => [
    { key: archive.inputs["kmsKeyIdentifier"], requests: eventStore(archive) },
  ],
};

function eventStore({ arn = "" }: Registration): AccessRequest[] {
  const context = { "aws:SourceAccount": accountId, "kms:EncryptionContext:aws:events:event-bus:arn": arn };
  return [
    ...byService("events.amazonaws.com", ["kms:DescribeKey"], {}),
    ...byService(
      "events.amazonaws.com",
      ["kms:Decrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
      context,
    ),
  ];
}

function storeNeeds(program: Program): KeyNeed[] {
  return program.resources.flatMap((resource) =>
    (STORES[resource.type]?.(resource) ?? []).map((need) => ({ who: resource.name, ...need })),
  );
}

/** A rule that sends to an encrypted queue, and an alarm that speaks to an encrypted topic, act as services. */
function senderNeeds(program: Program): KeyNeed[] {
  const targets = program.ofType("aws:cloudwatch/eventTarget:EventTarget").flatMap((target) => {
    const rule = program.find("aws:cloudwatch/eventRule:EventRule", target.inputs["rule"]);
    return [target.inputs["arn"], target.inputs["deadLetterConfig"].arn].map((queue) => ({
      who: rule.name,
      key: program.find("aws:sqs/queue:Queue", queue).inputs["kmsMasterKeyId"],
      requests: byService("events.amazonaws.com", ["kms:Decrypt", "kms:GenerateDataKey"], {
        "aws:SourceAccount": accountId,
        "aws:SourceArn": rule.arn ?? "",
      }),
    }));
  });
  const alarms = program.ofType("aws:cloudwatch/metricAlarm:MetricAlarm").flatMap((alarm) =>
    alarm.inputs["alarmActions"].map((topic: string) => ({
      who: alarm.name,
      key: program.find("aws:sns/topic:Topic", topic).inputs["kmsMasterKeyId"],
      requests: byService("cloudwatch.amazonaws.com", ["kms:Decrypt", "kms:GenerateDataKey"], {
        "aws:SourceAccount": accountId,
        "aws:SourceArn": alarm.arn ?? "",
      }),
    })),
  );
  const buses = program.ofType("aws:cloudwatch/eventBus:EventBus").map(({ name, arn = "", inputs }) => ({
    who: name,
    key: program.find("aws:sqs/queue:Queue", inputs["deadLetterConfig"].arn).inputs["kmsMasterKeyId"],
    requests: byService("events.amazonaws.com", ["kms:Decrypt", "kms:GenerateDataKey"], {
      "aws:SourceAccount": accountId,
      "aws:SourceArn": arn,
    }),
  }));
  return [...targets, ...buses, ...alarms];
}

/** What identity policies allow with keys: worth nothing unless the key's policy allows it too. */
function roleNeeds(program: Program): KeyNeed[] {
  return program.ofType("aws:iam/policy:Policy").flatMap(({ name, inputs }) =>
    statementsOf(inputs["policy"]).flatMap((statement) => {
      const actions = [statement.Action].flat().filter((action) => action.startsWith("kms:"));
      const via = [statement.Condition?.["StringEquals"]?.["kms:ViaService"] ?? []].flat()[0];
      return actions.map((action) => ({
        who: name,
        key: [statement.Resource].flat()[0],
        requests: [
          {
            principal: ACCOUNT,
            action,
            context: {
              "kms:CallerAccount": accountId,
              ...(via !== undefined && { "kms:ViaService": via }),
              ...(action === "kms:GenerateMac" && {
                "aws:PrincipalTag/Job": jobOf(program, name),
              }),
            },
          },
        ],
      }));
    }),
  );
}

/** Tag `Job` of the role a policy is attached to. */
function jobOf(program: Program, policy: string): string {
  const attachment = program.find(
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    `${policy}-attachment`,
  );
  return program.find("aws:iam/role:Role", attachment.inputs["role"]).inputs["tags"].Job ?? "";
}

/** Everything in a program that needs a key, read off its resources and policies. */
export function keyNeeds(program: Program): KeyNeed[] {
  return [...storeNeeds(program), ...senderNeeds(program), ...roleNeeds(program)];
}
