import { arnOf, REGION } from "../fixtures/build";
import type { Breach } from "./breach";
import { added, changed } from "./changed";
import { statement } from "./statement";

const STRANGER = "999999999999";
const ELSEWHERE = `arn:aws:kms:${REGION}:${STRANGER}:key/4f1e0c52-0000-4000-8000-000000000002`;

/** Accounts and resources that are not the stack's. */
export const REFERENCES: readonly Breach[] = [
  changed(
    "same-account",
    "crisis-events",
    { serverSideEncryption: { enabled: true, kmsKeyArn: ELSEWHERE } },
    /name 123456789012/,
  ),
  statement(
    "same-account",
    "a policy lets in another account",
    "records-Policy",
    /name 123456789012/,
    (statements) => {
      statements.push({
        Effect: "Allow",
        Principal: { AWS: STRANGER },
        Action: "s3:GetObject",
        Resource: "*",
      });
    },
  ),
  added(
    "same-account",
    {
      type: "aws:sns/topicSubscription:TopicSubscription",
      name: "collector",
      props: { protocol: "sqs", endpoint: `arn:aws:sqs:${REGION}:${STRANGER}:collector` },
    },
    /name 123456789012/,
  ),
  changed(
    "own-references",
    "chat-message-sent",
    { kmsKeyId: arnOf("kms", "key/elsewhere") },
    /set kmsKeyId to a resource of this stack/,
  ),
  changed("own-references", "records-Versioning", { bucket: "somebody-elses" }, /set bucket to a resource/),
];
