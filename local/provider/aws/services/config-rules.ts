import type { ConformancePackArgs, RemediationConfigurationArgs, RuleArgs } from "@pulumi/aws/cfg";
import { stableHex } from "../names";
import { call } from "../sdk";
import { tagList } from "../tags";
import { type AnyType, defineType } from "../type";
import { recordedOnly } from "./config";

const rule = defineType<RuleArgs>({
  type: "aws:cfg/rule:Rule",
  ...recordedOnly,
  autoname: { property: "name", max: 128 },
  taggable: true,
  replace: ["name"],
  predict: ({ name = "" }, { account, region, urn }) => {
    const ruleId = `config-rule-${stableHex(urn, 6)}`;
    return {
      id: name,
      outputs: { ruleId, arn: `arn:aws:config:${region}:${account}:config-rule/${ruleId}` },
    };
  },
  create: (inputs) => [
    call("config", "PutConfigRule", {
      ConfigRule: {
        ConfigRuleName: inputs.name,
        Description: inputs.description,
        InputParameters: inputs.inputParameters,
        MaximumExecutionFrequency: inputs.maximumExecutionFrequency as "TwentyFour_Hours" | undefined,
        Scope: inputs.scope && {
          ComplianceResourceTypes: inputs.scope.complianceResourceTypes,
          ComplianceResourceId: inputs.scope.complianceResourceId,
          TagKey: inputs.scope.tagKey,
          TagValue: inputs.scope.tagValue,
        },
        Source: {
          Owner: inputs.source.owner as "AWS",
          SourceIdentifier: inputs.source.sourceIdentifier,
          SourceDetails: inputs.source.sourceDetails?.map((detail) => ({
            EventSource: (detail.eventSource ?? "aws.config") as "aws.config",
            MessageType: detail.messageType as "ScheduledNotification" | undefined,
            MaximumExecutionFrequency: detail.maximumExecutionFrequency as "TwentyFour_Hours" | undefined,
          })),
        },
      },
      Tags: tagList(inputs.tags),
    }),
  ],
});

const pack = defineType<ConformancePackArgs>({
  type: "aws:cfg/conformancePack:ConformancePack",
  ...recordedOnly,
  autoname: { property: "name", max: 256 },
  replace: ["name"],
  predict: ({ name = "" }, { account, region, urn }) => ({
    id: name,
    outputs: {
      arn: `arn:aws:config:${region}:${account}:conformance-pack/${name}/conformance-pack-${stableHex(urn, 9)}`,
    },
  }),
  create: (inputs) => [
    call("config", "PutConformancePack", {
      ConformancePackName: inputs.name,
      TemplateBody: inputs.templateBody,
      TemplateS3Uri: inputs.templateS3Uri,
      DeliveryS3Bucket: inputs.deliveryS3Bucket,
      DeliveryS3KeyPrefix: inputs.deliveryS3KeyPrefix,
      ConformancePackInputParameters: inputs.inputParameters?.map(({ parameterName, parameterValue }) => ({
        ParameterName: parameterName,
        ParameterValue: parameterValue,
      })),
    }),
  ],
});

const remediation = defineType<RemediationConfigurationArgs>({
  type: "aws:cfg/remediationConfiguration:RemediationConfiguration",
  ...recordedOnly,
  replace: ["configRuleName"],
  predict: ({ configRuleName }, { account, region, urn }) => ({
    id: configRuleName,
    outputs: {
      arn: `arn:aws:config:${region}:${account}:remediation-configuration/${configRuleName}/${stableHex(urn, 12)}`,
    },
  }),
  create: (inputs) => [
    call("config", "PutRemediationConfigurations", {
      RemediationConfigurations: [
        {
          ConfigRuleName: inputs.configRuleName,
          TargetType: inputs.targetType as "SSM_DOCUMENT",
          TargetId: inputs.targetId,
          TargetVersion: inputs.targetVersion,
          ResourceType: inputs.resourceType,
          Parameters: Object.fromEntries(
            (inputs.parameters ?? []).map(({ name, resourceValue, staticValue, staticValues }) => [
              name,
              resourceValue
                ? { ResourceValue: { Value: resourceValue as "RESOURCE_ID" } }
                : { StaticValue: { Values: staticValues ?? [staticValue ?? ""] } },
            ]),
          ),
          Automatic: inputs.automatic,
          MaximumAutomaticAttempts: inputs.maximumAutomaticAttempts,
          RetryAttemptSeconds: inputs.retryAttemptSeconds,
          ExecutionControls: inputs.executionControls?.ssmControls && {
            SsmControls: {
              ConcurrentExecutionRatePercentage:
                inputs.executionControls.ssmControls.concurrentExecutionRatePercentage,
              ErrorPercentage: inputs.executionControls.ssmControls.errorPercentage,
            },
          },
        },
      ],
    }),
  ],
});

export const configRules: AnyType[] = [rule, pack, remediation];
