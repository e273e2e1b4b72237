import type { InvocationArgs } from "@pulumi/aws/lambda";
import { stableHex } from "../names";
import { call } from "../sdk";
import { defineType } from "../type";

interface Answer {
  FunctionError?: string;
  Payload?: Uint8Array;
}

/** The answer of a function that is invoked when the resource is made, and again whenever its inputs change. */
const invocation = defineType<InvocationArgs>({
  type: "aws:lambda/invocation:Invocation",
  replace: ["functionName", "input", "qualifier", "triggers", "lifecycleScope", "terraformKey"],
  aside: ["triggers", "lifecycleScope", "terraformKey"],
  defaults: { lifecycleScope: "CREATE_ONLY", qualifier: "$LATEST", terraformKey: "tf" },
  predict: ({ functionName, qualifier = "$LATEST", input }, { urn }) => ({
    id: `${functionName}_${qualifier}_${stableHex(urn + input, 32)}`,
    outputs: { result: "{}" },
  }),
  create: ({ functionName, qualifier, input }) => [
    call("lambda", "Invoke", {
      FunctionName: String(functionName),
      Qualifier: qualifier,
      Payload: Buffer.from(input),
    }),
  ],
  identify: ({ FunctionError, Payload }: Answer, { functionName, qualifier = "$LATEST", input }, { urn }) => {
    const result = Buffer.from(Payload ?? []).toString("utf8");
    if (FunctionError) throw new Error(`${functionName} failed (${FunctionError}): ${result}`);
    return { id: `${functionName}_${qualifier}_${stableHex(urn + input, 32)}`, outputs: { result } };
  },
  read: async () => ({}),
  // What was answered cannot be taken back.
  delete: async () => undefined,
});

export const lambdaInvocations = [invocation];
