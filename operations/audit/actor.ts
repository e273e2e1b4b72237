import { GetCallerIdentityCommand, type STSClient } from "@aws-sdk/client-sts";

/** The ARN by which AWS knows whoever runs this; needs no permission. */
export async function callerIdentity(client: STSClient): Promise<string> {
  const { Arn } = await client.send(new GetCallerIdentityCommand({}));
  if (!Arn) throw new Error("AWS did not say who runs this; name yourself with --actor.");
  return Arn;
}
