import type {
  ConfigurationAggregatorArgs,
  DeliveryChannelArgs,
  RecorderArgs,
  RecorderStatusArgs,
  RetentionConfigurationArgs,
} from "@pulumi/aws/cfg";
import { stableHex } from "../names";
import { call } from "../sdk";
import { tagList } from "../tags";
import { type AnyType, defineType, type ResourceType } from "../type";

/** What of AWS Config is only recorded: the emulator knows some of its names and evaluates nothing. */
export const NO_EVALUATION = "the emulator records no resources and evaluates no rules";

/** The part of a row that is the same for everything that is only recorded. */
export const recordedOnly: Pick<ResourceType<unknown>, "unrealised" | "read" | "delete"> = {
  unrealised: NO_EVALUATION,
  read: async () => ({}),
  delete: async () => undefined,
};

const recorder = defineType<RecorderArgs>({
  type: "aws:cfg/recorder:Recorder",
  ...recordedOnly,
  replace: ["name"],
  defaults: { name: "default" },
  predict: ({ name = "default" }) => ({ id: name, outputs: {} }),
  create: ({ name, roleArn, recordingGroup, recordingMode }) => [
    call("config", "PutConfigurationRecorder", {
      ConfigurationRecorder: {
        name,
        roleARN: roleArn,
        recordingGroup: recordingGroup && {
          allSupported: recordingGroup.allSupported,
          includeGlobalResourceTypes: recordingGroup.includeGlobalResourceTypes,
          resourceTypes: recordingGroup.resourceTypes as [] | undefined,
        },
        recordingMode: recordingMode && {
          recordingFrequency: recordingMode.recordingFrequency as "CONTINUOUS" | undefined,
        },
      },
    }),
  ],
});

const channel = defineType<DeliveryChannelArgs>({
  type: "aws:cfg/deliveryChannel:DeliveryChannel",
  ...recordedOnly,
  replace: ["name"],
  defaults: { name: "default" },
  predict: ({ name = "default" }) => ({ id: name, outputs: {} }),
  create: (inputs) => [
    call("config", "PutDeliveryChannel", {
      DeliveryChannel: {
        name: inputs.name,
        s3BucketName: inputs.s3BucketName,
        s3KeyPrefix: inputs.s3KeyPrefix,
        s3KmsKeyArn: inputs.s3KmsKeyArn,
        snsTopicARN: inputs.snsTopicArn,
        configSnapshotDeliveryProperties: inputs.snapshotDeliveryProperties && {
          deliveryFrequency: inputs.snapshotDeliveryProperties.deliveryFrequency as "TwentyFour_Hours",
        },
      },
    }),
  ],
});

const status = defineType<RecorderStatusArgs>({
  type: "aws:cfg/recorderStatus:RecorderStatus",
  ...recordedOnly,
  replace: ["name"],
  predict: ({ name = "default" }) => ({ id: name, outputs: {} }),
  create: ({ name, isEnabled }) => [
    call("config", isEnabled ? "StartConfigurationRecorder" : "StopConfigurationRecorder", {
      ConfigurationRecorderName: name,
    }),
  ],
});

const retention = defineType<RetentionConfigurationArgs>({
  type: "aws:cfg/retentionConfiguration:RetentionConfiguration",
  ...recordedOnly,
  predict: () => ({ id: "default", outputs: { name: "default" } }),
  create: ({ retentionPeriodInDays: RetentionPeriodInDays }) => [
    call("config", "PutRetentionConfiguration", { RetentionPeriodInDays }),
  ],
});

const aggregator = defineType<ConfigurationAggregatorArgs>({
  type: "aws:cfg/configurationAggregator:ConfigurationAggregator",
  ...recordedOnly,
  autoname: { property: "name", max: 256 },
  taggable: true,
  replace: ["name"],
  predict: ({ name = "" }, { account, region, urn }) => ({
    id: name,
    outputs: {
      arn: `arn:aws:config:${region}:${account}:config-aggregator/config-aggregator-${stableHex(urn, 8)}`,
    },
  }),
  create: ({ name, accountAggregationSource: source, tags }) => [
    call("config", "PutConfigurationAggregator", {
      ConfigurationAggregatorName: name,
      AccountAggregationSources: source && [
        { AccountIds: source.accountIds, AllAwsRegions: source.allRegions, AwsRegions: source.regions },
      ],
      Tags: tagList(tags),
    }),
  ],
});

export const configRecorders: AnyType[] = [recorder, channel, status, retention, aggregator];
