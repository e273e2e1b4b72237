import { DeleteRolePolicyCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { GetFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import type { DemoStack } from "../../../demo";

/**
 * Takes an action from a function's role.
 *
 * @returns gives it back
 */
export async function takePermission(
  { running, clients }: DemoStack,
  functionName: string,
  action: string,
): Promise<() => Promise<void>> {
  const { endpoint, region, credentials } = running;
  const iam = new IAMClient({ endpoint, region, credentials });
  const { Role = "" } = await clients.lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: functionName }),
  );
  const role = { RoleName: Role.split("/").pop() ?? "", PolicyName: "taken-by-test" };
  const Statement = [{ Effect: "Deny", Action: action, Resource: "*" }];
  const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await iam.send(new PutRolePolicyCommand({ ...role, PolicyDocument }));
  return async () => {
    await iam.send(new DeleteRolePolicyCommand(role));
  };
}
