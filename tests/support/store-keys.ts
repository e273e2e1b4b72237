import type { AccessRequest } from "./access";
import { PLACE } from "./arns";
import type { Registration } from "./engine";

export const ACCOUNT = `AWS:arn:aws:iam::${PLACE.accountId}:root`;
const { accountId, region } = PLACE;

/** A service, acting under its own name. */
export const byService = (
  service: string,
  actions: string[],
  context: Record<string, string>,
): AccessRequest[] => actions.map((action) => ({ principal: `Service:${service}`, action, context }));

/** A principal of the account, acting through a service, as its own policy allows. */
const through = (service: string, ...actions: string[]): AccessRequest[] => within(region, service, actions);

/** The region of copies, by which their names tell them. */
const REPLICA = { region: "eu-central-1", name: /-replica(s-|-copy-)/ };

const within = (place: string, service: string, actions: string[]): AccessRequest[] =>
  actions.map((action) => ({
    principal: ACCOUNT,
    action,
    context: {
      "kms:ViaService": `${service}.${place}.amazonaws.com`,
      "kms:CallerAccount": accountId,
      "kms:GrantIsForAWSResource": "true",
    },
  }));

/** What each type of store asks of the key it is under. */
export const STORES: Record<
  string,
  (resource: Registration) => { key: unknown; requests: AccessRequest[] }[]
> = {
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
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": ({
    name,
    inputs,
  }) =>
    inputs["rules"].flatMap(
      ({ applyServerSideEncryptionByDefault: rule }: Record<string, Record<string, string>>) =>
        rule?.["kmsMasterKeyId"] === undefined
          ? []
          : [
              {
                key: rule["kmsMasterKeyId"],
                requests: within(REPLICA.name.test(name) ? REPLICA.region : region, "s3", [
                  "kms:Decrypt",
                  "kms:GenerateDataKey",
                ]),
              },
            ],
    ),
  "aws:elasticache/replicationGroup:ReplicationGroup": ({ inputs }) => [
    granting("elasticache", inputs["kmsKeyId"]),
  ],
  "aws:rds/instance:Instance": ({ inputs }) => [granting("rds", inputs["kmsKeyId"])],
  "aws:docdb/cluster:Cluster": ({ inputs }) => [granting("rds", inputs["kmsKeyId"])],
  "aws:opensearch/domain:Domain": ({ inputs }) => [granting("es", inputs["encryptAtRest"].kmsKeyId)],
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
  "aws:cloudtrail/trail:Trail": ({ arn = "", inputs }) => [
    {
      key: inputs["kmsKeyId"],
      requests: [
        ...byService("cloudtrail.amazonaws.com", ["kms:DescribeKey"], {}),
        ...byService("cloudtrail.amazonaws.com", ["kms:GenerateDataKey"], {
          "aws:SourceAccount": accountId,
          "aws:SourceArn": arn,
          "kms:EncryptionContext:aws:cloudtrail:arn": arn,
        }),
      ],
    },
  ],
  "aws:cfg/deliveryChannel:DeliveryChannel": ({ inputs }) => [
    {
      key: inputs["s3KmsKeyArn"],
      requests: byService("config.amazonaws.com", ["kms:Decrypt", "kms:GenerateDataKey"], {
        "aws:SourceAccount": accountId,
      }),
    },
  ],
  "aws:backup/vault:Vault": ({ inputs }) => [granting("backup", inputs["kmsKeyArn"])],
  // As AWS's own key for volumes has it.
  "aws:ebs/defaultKmsKey:DefaultKmsKey": ({ inputs }) => [
    granting("ec2", inputs["keyArn"]),
    {
      key: inputs["keyArn"],
      requests: through(
        "ec2",
        "kms:Encrypt",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
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

/** A store that keeps a grant of its own, so that it can read its disks without a caller. */
const granting = (service: string, key: unknown) => ({
  key,
  requests: through(service, "kms:Decrypt", "kms:GenerateDataKey", "kms:DescribeKey", "kms:CreateGrant"),
});

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
