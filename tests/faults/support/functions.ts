import {
  GetFunctionConfigurationCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from "@aws-sdk/client-lambda";
import type { DemoStack } from "../../../demo/stack";

type Variables = Record<string, string>;

/** What can be changed about a deployed function while the stack runs. */
export interface Change {
  /** Environment variables beside the deployed ones. */
  variables?: Variables;
  /** Seconds an invocation may take. */
  timeout?: number;
}

export interface FunctionSettings {
  /** Gives every function the variables that all of them have. */
  applyAll(): Promise<void>;
  /** Changes one function for as long as the work takes; its worker starts afresh before and after. */
  during(functionName: string, change: Change, work: () => Promise<void>): Promise<void>;
}

export function functionSettings({ clients, running }: DemoStack, common: Variables): FunctionSettings {
  const { lambda } = clients;
  const { processors, consumers, transforms } = running.outputs.functions;
  const update = async (FunctionName: string, { variables, timeout }: Change) => {
    const Environment = { Variables: { ...common, ...variables } };
    const Timeout = timeout === undefined ? {} : { Timeout: timeout };
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment, ...Timeout }));
    await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 20, minDelay: 0.1 }, { FunctionName });
  };
  return {
    async applyAll() {
      const names = [processors, consumers, transforms].flatMap((group) => Object.values(group));
      for (const name of names) await update(name, {});
    },
    async during(FunctionName, change, work) {
      const { Timeout } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
      await update(FunctionName, change);
      try {
        await work();
      } finally {
        await update(FunctionName, Timeout === undefined ? {} : { timeout: Timeout });
      }
    },
  };
}
