import type { FunctionEventInvokeConfigArgs, PermissionArgs } from "@pulumi/aws/lambda";
import { call } from "../sdk";
import { defineType } from "../type";

/** The name in a function's ARN, or the name itself. */
const functionName = (nameOrArn: unknown): string => {
  const text = String(nameOrArn);
  return /:function:([^:]+)/.exec(text)?.[1] ?? text;
};

interface Statement {
  Sid?: string;
  Action?: string;
  Principal?: string | { Service?: string; AWS?: string };
  Condition?: Record<string, Record<string, string>>;
}

const permission = defineType<PermissionArgs>({
  type: "aws:lambda/permission:Permission",
  autoname: { property: "statementId", max: 100 },
  replace: "all",
  predict: ({ statementId = "" }) => ({ id: statementId, outputs: {} }),
  create: (inputs) => [
    call("lambda", "AddPermission", {
      FunctionName: functionName(inputs.function),
      StatementId: inputs.statementId,
      Action: inputs.action,
      Principal: inputs.principal,
      PrincipalOrgID: inputs.principalOrgId,
      SourceArn: inputs.sourceArn,
      SourceAccount: inputs.sourceAccount,
      EventSourceToken: inputs.eventSourceToken,
      FunctionUrlAuthType: inputs.functionUrlAuthType as "AWS_IAM" | undefined,
      Qualifier: inputs.qualifier,
    }),
  ],
  read: async ({ id, state }, aws) => {
    const FunctionName = functionName(state.function);
    const { Policy } = await aws.request("lambda", "GetPolicy", { FunctionName, Qualifier: state.qualifier });
    const { Statement = [] } = JSON.parse(Policy ?? "{}") as { Statement?: Statement[] };
    const live = Statement.find(({ Sid }) => Sid === id);
    if (!live) return undefined;
    const { Principal: who } = live;
    const condition = (key: string): string | undefined =>
      Object.values(live.Condition ?? {}).flatMap((test) =>
        Object.entries(test).flatMap(([name, value]) =>
          name.toLowerCase() === key.toLowerCase() ? [value] : [],
        ),
      )[0];
    return {
      statementId: id,
      action: live.Action,
      principal: typeof who === "string" ? who : (who?.Service ?? who?.AWS),
      sourceArn: condition("AWS:SourceArn"),
      sourceAccount: condition("AWS:SourceAccount"),
    };
  },
  delete: ({ id, state }, aws) =>
    aws.request("lambda", "RemovePermission", {
      FunctionName: functionName(state.function),
      StatementId: id,
      Qualifier: state.qualifier,
    }),
});

const invokeConfig = defineType<FunctionEventInvokeConfigArgs>({
  type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  replace: ["functionName", "qualifier"],
  defaults: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 21_600 },
  predict: ({ functionName: name, qualifier }) => ({
    id: qualifier ? `${name}:${qualifier}` : name,
    outputs: {},
  }),
  create: (inputs) => [putInvokeConfig(inputs)],
  change: (_olds, news) => [putInvokeConfig(news)],
  read: async ({ state, id }, aws) => {
    const live = await aws.request("lambda", "GetFunctionEventInvokeConfig", {
      FunctionName: functionName(state.functionName ?? id),
      Qualifier: state.qualifier,
    });
    const [failure, success] = [live.DestinationConfig?.OnFailure, live.DestinationConfig?.OnSuccess];
    const destination = {
      ...(failure?.Destination ? { onFailure: { destination: failure.Destination } } : {}),
      ...(success?.Destination ? { onSuccess: { destination: success.Destination } } : {}),
    };
    return {
      maximumRetryAttempts: live.MaximumRetryAttempts ?? 2,
      maximumEventAgeInSeconds: live.MaximumEventAgeInSeconds ?? 21_600,
      destinationConfig: Object.keys(destination).length > 0 ? destination : undefined,
    };
  },
  delete: ({ state, id }, aws) =>
    aws.request("lambda", "DeleteFunctionEventInvokeConfig", {
      FunctionName: functionName(state.functionName ?? id),
      Qualifier: state.qualifier,
    }),
});

const putInvokeConfig = (inputs: {
  functionName: string;
  qualifier?: string;
  maximumEventAgeInSeconds?: number;
  maximumRetryAttempts?: number;
  destinationConfig?: { onFailure?: { destination: string }; onSuccess?: { destination: string } };
}) => {
  const { onFailure, onSuccess } = inputs.destinationConfig ?? {};
  return call("lambda", "PutFunctionEventInvokeConfig", {
    FunctionName: functionName(inputs.functionName),
    Qualifier: inputs.qualifier,
    MaximumEventAgeInSeconds: inputs.maximumEventAgeInSeconds,
    MaximumRetryAttempts: inputs.maximumRetryAttempts,
    DestinationConfig: inputs.destinationConfig && {
      OnFailure: onFailure && { Destination: onFailure.destination },
      OnSuccess: onSuccess && { Destination: onSuccess.destination },
    },
  });
};

export const lambdaAccess = [permission, invokeConfig];
