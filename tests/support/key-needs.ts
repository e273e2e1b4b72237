import { type AccessRequest, statementsOf } from "./access";
import { PLACE } from "./arns";
import type { Registration } from "./engine";
import type { Program } from "./program";
import { ACCOUNT, byService, STORES } from "./store-keys";

const { accountId } = PLACE;

/** What a resource or role needs of a key. */
export interface KeyNeed {
  who: string;
  /** ARN of the key. */
  key: unknown;
  requests: AccessRequest[];
}

function storeNeeds(program: Program): KeyNeed[] {
  return program.resources.flatMap((resource) =>
    (STORES[resource.type]?.(resource) ?? []).map((need) => ({ who: resource.name, ...need })),
  );
}

/** A rule or bucket that sends to an encrypted queue, and an alarm that speaks to an encrypted topic, act as services. */
function senderNeeds(program: Program): KeyNeed[] {
  const targets = program.ofType("aws:cloudwatch/eventTarget:EventTarget").flatMap((target) => {
    const rule = program.find("aws:cloudwatch/eventRule:EventRule", target.inputs["rule"]);
    const topics = program.ofType("aws:sns/topic:Topic").filter(({ arn }) => arn === target.inputs["arn"]);
    return [...queuesOf(program, target), ...topics].map((told) => ({
      who: rule.name,
      key: told.inputs["kmsMasterKeyId"],
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
  const notices = program.ofType("aws:s3/bucketNotification:BucketNotification").flatMap(({ name, inputs }) =>
    inputs["queues"].map(({ queueArn }: { queueArn: string }) => ({
      who: name,
      key: program.find("aws:sqs/queue:Queue", queueArn).inputs["kmsMasterKeyId"],
      requests: byService("s3.amazonaws.com", ["kms:Decrypt", "kms:GenerateDataKey"], {
        "aws:SourceAccount": accountId,
        "aws:SourceArn": program.find("aws:s3/bucket:Bucket", inputs["bucket"]).arn ?? "",
      }),
    })),
  );
  const inventories = program.ofType("aws:s3/inventory:Inventory").map(({ name, inputs }) => ({
    who: name,
    key: inputs["destination"].bucket.encryption.sseKms.keyId,
    requests: byService("s3.amazonaws.com", ["kms:GenerateDataKey"], {
      "aws:SourceAccount": accountId,
      "aws:SourceArn": program.find("aws:s3/bucket:Bucket", inputs["bucket"]).arn ?? "",
    }),
  }));
  return [...targets, ...buses, ...alarms, ...notices, ...inventories];
}

/** The queues among a rule's target and its dead letters. */
export function queuesOf(program: Program, { inputs }: Registration): Registration[] {
  const queues = program.ofType("aws:sqs/queue:Queue");
  return [inputs["arn"], inputs["deadLetterConfig"]?.arn].flatMap((arn) =>
    queues.filter((queue) => queue.arn === arn),
  );
}

/** What identity policies allow with keys: worth nothing unless the key's policy allows it too. */
function roleNeeds(program: Program): KeyNeed[] {
  return program.ofType("aws:iam/policy:Policy").flatMap(({ name, inputs }) =>
    statementsOf(inputs["policy"]).flatMap((statement) => {
      const actions = [statement.Action].flat().filter((action) => action.startsWith("kms:"));
      const wraps = statement.Condition?.["Null"]?.["kms:EncryptionContext:subject"] === "false";
      const via = [statement.Condition?.["StringEquals"]?.["kms:ViaService"] ?? []].flat()[0];
      const [resource = ""] = [statement.Resource].flat();
      // A role that mends keys may administer each of the program's.
      const keys = resource.endsWith(":key/*")
        ? program.ofType("aws:kms/key:Key").map(({ arn }) => arn)
        : [resource];
      const asked = keys.flatMap((key) => actions.map((action) => ({ key, action })));
      return asked.map(({ key, action }) => ({
        who: name,
        key,
        requests: [
          {
            principal: ACCOUNT,
            action,
            context: {
              "kms:CallerAccount": accountId,
              ...(via !== undefined && { "kms:ViaService": via }),
              ...(statement.Condition?.["Bool"]?.["kms:GrantIsForAWSResource"] && {
                "kms:GrantIsForAWSResource": "true",
              }),
              ...((action === "kms:GenerateMac" || (wraps && action === "kms:GenerateDataKey")) && {
                "aws:PrincipalTag/Job": jobOf(program, name),
              }),
              ...(action === "kms:Sign" && {
                "kms:MessageType": "DIGEST",
                "kms:SigningAlgorithm": "ECDSA_SHA_256",
              }),
              ...(wraps && { "kms:EncryptionContext:subject": "a student" }),
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
