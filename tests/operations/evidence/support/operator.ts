import { CreatePolicyCommand, IAMClient } from "@aws-sdk/client-iam";
import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { Evidence } from "../../../../components/compliance/evidence";
import { statementsOf } from "../../../support/access";
import { PLACE } from "../../../support/arns";
import { recordRegistrations, startRecorder } from "../../../support/engine";
import { keyArnOf } from "../../../support/stores";
import { assumeWith, type Reached } from "../../support/role";

/**
 * Clients of a role that has what the component grants to who makes evidence, and nothing else.
 * @returns also the bucket that the policy names, and its actions
 */
export async function evidenceOperator(
  reached: Reached,
  signingKeyArn: string,
): Promise<{ kms: KMSClient; s3: S3Client; bucket: string; granted: string[] }> {
  await startRecorder({});
  const found = await recordRegistrations(() => {
    const kept = { accessLogsBucket: "logs", objectLockMode: "COMPLIANCE", protect: true } as const;
    const key = { operations: keyArnOf("operations") };
    new Evidence("evidence", { ...kept, place: PLACE, key, signingKeyArn });
  });
  const document = found.find(({ type }) => type === "aws:iam/policy:Policy")?.inputs["policy"];
  const bucket = found.find(({ type }) => type === "aws:s3/bucket:Bucket")?.name ?? "";

  const made = new CreatePolicyCommand({ PolicyName: "evidence-operator", PolicyDocument: document });
  const { Policy } = await new IAMClient(reached).send(made);
  const given = await assumeWith(reached, "evidence-operator", Policy?.Arn);
  const credentials = {
    accessKeyId: given.AccessKeyId ?? "",
    secretAccessKey: given.SecretAccessKey ?? "",
    sessionToken: given.SessionToken ?? "",
  };
  const own = { ...reached, credentials };
  const s3 = new S3Client({ ...own, forcePathStyle: true });
  const granted = statementsOf(document).flatMap(({ Action }) => [Action].flat());
  return { kms: new KMSClient(own), s3, bucket, granted };
}
