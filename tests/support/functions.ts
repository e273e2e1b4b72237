import { InvokeCommand, type LambdaClient, paginateListFunctions } from "@aws-sdk/client-lambda";

/**
 * Calls deployed functions by the name they have in the program; resolves to what they answer.
 * @throws Error where the function fails, with what it says
 */
export function functionCaller(client: LambdaClient): (name: string, event: object) => Promise<unknown> {
  return async (name, event) => {
    const FunctionName = await deployedAs(client, name);
    const answer = await client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }));
    const text = Buffer.from(answer.Payload ?? []).toString();
    if (answer.FunctionError) throw new Error(`${name}: ${text}`);
    return JSON.parse(text);
  };
}

async function deployedAs(client: LambdaClient, name: string): Promise<string> {
  for await (const { Functions = [] } of paginateListFunctions({ client }, {}))
    for (const { FunctionName = "" } of Functions)
      if (FunctionName.startsWith(`${name}-`)) return FunctionName;
  throw new Error(`No function is deployed as ${name}.`);
}
