import type { DomainArgs } from "@pulumi/aws/opensearch";
import { fromApi, statedParts, toApi } from "../shapes";
import type { Inputs, Live } from "../type";

type Domain = Inputs<DomainArgs>;

/** Where the API's names are not the program's with a capital letter. */
const NAMES = {
  masterUserArn: "MasterUserARN",
  tlsSecurityPolicy: "TLSSecurityPolicy",
  enforceHttps: "EnforceHTTPS",
  ebsEnabled: "EBSEnabled",
};

/** The inputs that are structures, and their names in the API. */
const STRUCTURES = {
  advancedSecurityOptions: "AdvancedSecurityOptions",
  autoTuneOptions: "AutoTuneOptions",
  clusterConfig: "ClusterConfig",
  cognitoOptions: "CognitoOptions",
  domainEndpointOptions: "DomainEndpointOptions",
  ebsOptions: "EBSOptions",
  encryptAtRest: "EncryptionAtRestOptions",
  nodeToNodeEncryption: "NodeToNodeEncryptionOptions",
  offPeakWindowOptions: "OffPeakWindowOptions",
  snapshotOptions: "SnapshotOptions",
  softwareUpdateOptions: "SoftwareUpdateOptions",
  vpcOptions: "VPCOptions",
} as const;

/** The structures of a domain as the API takes them. */
export function structuresOf(inputs: Domain): Record<string, object | undefined> {
  const entries = Object.entries(STRUCTURES).map(([input, name]) => [
    name,
    adapted(toApi(inputs[input as keyof typeof STRUCTURES], NAMES)),
  ]);
  return {
    ...Object.fromEntries(entries),
    AdvancedOptions: inputs.advancedOptions,
    LogPublishingOptions: logs(inputs),
  };
}

/** `MasterUserOptions` and the zones are named as they are; an empty text is none. */
const adapted = (value: unknown): object | undefined => (value as object | undefined) ?? undefined;

/** The program lists what the API has by log type. */
const logs = ({ logPublishingOptions: list }: Domain) =>
  list &&
  Object.fromEntries(
    list.map(({ logType, cloudwatchLogGroupArn, enabled = true }) => [
      logType,
      { CloudWatchLogsLogGroupArn: cloudwatchLogGroupArn, Enabled: enabled },
    ]),
  );

/** What AWS says of the structures that the program states. */
export function liveStructures(live: object, state: Domain): Live<Domain> {
  const entries = Object.entries(STRUCTURES).flatMap(([input, name]) => {
    const stated = state[input as keyof typeof STRUCTURES];
    const found = (live as Record<string, unknown>)[name];
    return stated && found ? [[input, statedParts(fromApi(found, NAMES), stated)]] : [];
  });
  return Object.fromEntries(entries) as Live<Domain>;
}
