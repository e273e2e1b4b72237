import type { FunctionConfiguration } from "@aws-sdk/client-lambda";
import type { FunctionArgs } from "@pulumi/aws/lambda";
import type { Asset } from "../../protocol/values";
import { isArchive } from "../../protocol/values";
import type { Input } from "../sdk";
import { fromApi, statedParts } from "../shapes";
import type { Inputs, Live } from "../type";
import { zipOf } from "../zip";

type Function = Inputs<FunctionArgs>;

export function codeOf(inputs: Function): Input<"lambda", "CreateFunction">["Code"] {
  const code = inputs.code as unknown;
  return {
    ZipFile: isArchive(code) ? zipOf(code as Asset) : undefined,
    ImageUri: inputs.imageUri,
    S3Bucket: inputs.s3Bucket,
    S3Key: inputs.s3Key,
    S3ObjectVersion: inputs.s3ObjectVersion,
  };
}

/** Everything but the code. What is absent here goes back to AWS's default when the function is updated. */
export function configurationOf(inputs: Function) {
  const log = inputs.loggingConfig;
  return {
    FunctionName: inputs.name,
    Role: inputs.role as string,
    Description: inputs.description ?? "",
    Handler: inputs.handler,
    Runtime: inputs.runtime as "nodejs24.x" | undefined,
    Timeout: inputs.timeout ?? 3,
    MemorySize: inputs.memorySize ?? 128,
    KMSKeyArn: inputs.kmsKeyArn,
    Layers: inputs.layers,
    Environment: { Variables: withoutAuthorities(inputs.environment?.variables) ?? {} },
    DeadLetterConfig: inputs.deadLetterConfig && { TargetArn: inputs.deadLetterConfig.targetArn },
    TracingConfig: { Mode: (inputs.tracingConfig?.mode ?? "PassThrough") as "Active" },
    EphemeralStorage: inputs.ephemeralStorage?.size ? { Size: inputs.ephemeralStorage.size } : undefined,
    LoggingConfig: log && {
      LogFormat: log.logFormat as "JSON",
      LogGroup: log.logGroup,
      ApplicationLogLevel: log.applicationLogLevel as "INFO" | undefined,
      SystemLogLevel: log.systemLogLevel as "INFO" | undefined,
    },
    VpcConfig: inputs.vpcConfig && {
      SubnetIds: inputs.vpcConfig.subnetIds,
      SecurityGroupIds: inputs.vpcConfig.securityGroupIds,
      Ipv6AllowedForDualStack: inputs.vpcConfig.ipv6AllowedForDualStack,
    },
    SnapStart: inputs.snapStart && { ApplyOn: inputs.snapStart.applyOn as "None" },
  } satisfies Input<"lambda", "UpdateFunctionConfiguration">;
}

/** Names the file of the authorities that functions trust; the local functions trust the local stores' own. */
const AUTHORITIES = "NODE_EXTRA_CA_CERTS";

function withoutAuthorities(variables: Record<string, string> | undefined) {
  if (!variables?.[AUTHORITIES]) return variables;
  const { [AUTHORITIES]: _, ...others } = variables;
  return others;
}

const onlyAuthorities = (variables: Record<string, string> | undefined): Record<string, string> =>
  variables?.[AUTHORITIES] ? { [AUTHORITIES]: variables[AUTHORITIES] } : {};

export function liveFunction(live: FunctionConfiguration, state: Function): Live<Function> {
  const variables = {
    ...live.Environment?.Variables,
    ...onlyAuthorities(state.environment?.variables),
  };
  const part = (value: unknown, stated: unknown) =>
    value === undefined || stated === undefined ? undefined : statedParts(fromApi(value), stated);
  return {
    name: live.FunctionName,
    role: live.Role,
    description: live.Description || undefined,
    handler: live.Handler,
    runtime: live.Runtime,
    timeout: live.Timeout,
    memorySize: live.MemorySize,
    kmsKeyArn: live.KMSKeyArn || undefined,
    architectures: live.Architectures,
    tracingConfig: { mode: live.TracingConfig?.Mode ?? "PassThrough" },
    environment: Object.keys(variables).length > 0 || state.environment ? { variables } : undefined,
    layers: live.Layers?.length ? live.Layers.flatMap(({ Arn }) => Arn ?? []) : undefined,
    deadLetterConfig: live.DeadLetterConfig?.TargetArn
      ? { targetArn: live.DeadLetterConfig.TargetArn }
      : undefined,
    ephemeralStorage: part(live.EphemeralStorage, state.ephemeralStorage) as Function["ephemeralStorage"],
    loggingConfig: part(live.LoggingConfig, state.loggingConfig) as Function["loggingConfig"],
    vpcConfig: part(live.VpcConfig, state.vpcConfig) as Function["vpcConfig"],
  };
}
