import type { FirehoseDeliveryStreamArgs } from "@pulumi/aws/kinesis";
import { ifThere, waitFor } from "../errors";
import { type Aws, call } from "../sdk";
import { fromApi, statedParts } from "../shapes";
import { retag, tagList, tagMap } from "../tags";
import { defineType, differs } from "../type";
import { type DeliveryStream, destinationFrom, destinationOf, S3_NAMES } from "./firehose-shape";

const deliveryStream = defineType<FirehoseDeliveryStreamArgs>({
  type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
  autoname: { property: "name", max: 64 },
  aside: ["destination"],
  taggable: true,
  replace: ["name", "kinesisSourceConfiguration", "mskSourceConfiguration", "destination"],
  rules: ({ destination }) =>
    destination === "extended_s3"
      ? []
      : [["destination", `destination is "${destination}"; the local stack delivers to: extended_s3.`]],
  predict: ({ name }, { region, account }) => {
    const arn = `arn:aws:firehose:${region}:${account}:deliverystream/${name}`;
    return { id: arn, outputs: { arn, destinationId: "destinationId-000000000001", versionId: "1" } };
  },
  create: (inputs) => [
    call("firehose", "CreateDeliveryStream", {
      DeliveryStreamName: inputs.name,
      DeliveryStreamType: inputs.kinesisSourceConfiguration ? "KinesisStreamAsSource" : "DirectPut",
      KinesisStreamSourceConfiguration: inputs.kinesisSourceConfiguration && {
        KinesisStreamARN: inputs.kinesisSourceConfiguration.kinesisStreamArn,
        RoleARN: inputs.kinesisSourceConfiguration.roleArn,
      },
      DeliveryStreamEncryptionConfigurationInput: encryption(inputs),
      ExtendedS3DestinationConfiguration: destinationOf(inputs),
      Tags: tagList(inputs.tags),
    }),
  ],
  settle: (_self, { name }, aws) =>
    waitFor(`Delivery stream ${name} becoming active`, async () => {
      return (await describe(name, aws))?.DeliveryStreamStatus === "ACTIVE";
    }),
  change: (olds, news, { state }) => {
    const DeliveryStreamName = news.name ?? "";
    return [
      ...(differs(olds.extendedS3Configuration, news.extendedS3Configuration)
        ? [
            call("firehose", "UpdateDestination", {
              DeliveryStreamName,
              CurrentDeliveryStreamVersionId: String(state.versionId ?? "1"),
              DestinationId: String(state.destinationId ?? "destinationId-000000000001"),
              ExtendedS3DestinationUpdate: destinationOf(news),
            }),
          ]
        : []),
      ...(differs(olds.serverSideEncryption, news.serverSideEncryption)
        ? [
            encryption(news)
              ? call("firehose", "StartDeliveryStreamEncryption", {
                  DeliveryStreamName,
                  DeliveryStreamEncryptionConfigurationInput: encryption(news),
                })
              : call("firehose", "StopDeliveryStreamEncryption", { DeliveryStreamName }),
          ]
        : []),
      ...retag(
        olds.tags,
        news.tags,
        (tags) => call("firehose", "TagDeliveryStream", { DeliveryStreamName, Tags: tagList(tags) }),
        (TagKeys) => call("firehose", "UntagDeliveryStream", { DeliveryStreamName, TagKeys }),
      ),
    ];
  },
  observe: async ({ state, id }, aws) => {
    const live = await describe(state.name ?? nameIn(id), aws);
    return { versionId: live?.VersionId, destinationId: live?.Destinations?.[0]?.DestinationId };
  },
  read: async ({ id, state }, aws) => {
    const name = state.name ?? nameIn(id);
    const live = await describe(name, aws);
    if (!live) return undefined;
    const tags = await aws.request("firehose", "ListTagsForDeliveryStream", { DeliveryStreamName: name });
    const described = fromApi(live.Destinations?.[0]?.ExtendedS3DestinationDescription ?? {}, S3_NAMES);
    const destination = {
      ...(described as object),
      ...destinationFrom(described as Record<string, unknown>),
    };
    const sse = live.DeliveryStreamEncryptionConfiguration;
    return {
      name,
      extendedS3Configuration: statedParts(
        destination,
        state.extendedS3Configuration,
      ) as DeliveryStream["extendedS3Configuration"],
      serverSideEncryption: state.serverSideEncryption && {
        ...state.serverSideEncryption,
        enabled: sse?.Status === "ENABLED",
        ...(sse?.KeyARN ? { keyArn: sse.KeyARN } : {}),
      },
      tags: tagMap(tags.Tags),
    };
  },
  delete: async ({ state, id }, aws) => {
    const name = state.name ?? nameIn(id);
    await aws.request("firehose", "DeleteDeliveryStream", { DeliveryStreamName: name });
    await waitFor(`Delivery stream ${name} being gone`, async () => !(await describe(name, aws)));
  },
});

function encryption({ serverSideEncryption: sse }: DeliveryStream) {
  if (!sse?.enabled) return undefined;
  return { KeyType: (sse.keyType ?? "AWS_OWNED_CMK") as "CUSTOMER_MANAGED_CMK", KeyARN: sse.keyArn };
}

const nameIn = (arn: string): string => arn.split("/").pop() ?? arn;

async function describe(DeliveryStreamName: string | undefined, aws: Aws) {
  const answer = await ifThere(aws.request("firehose", "DescribeDeliveryStream", { DeliveryStreamName }));
  return answer?.DeliveryStreamDescription;
}

export const firehose = [deliveryStream];
