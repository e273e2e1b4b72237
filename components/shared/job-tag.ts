import * as pulumi from "@pulumi/pulumi";

/** Tag of a function's role that says what it does; a key policy admits a job by it. */
export const JOB_TAG = "Job";

/** Value of the tag: one job of one stack, so that no other stack's functions pass for this one's. */
export function jobTag(job: string): string {
  return `${pulumi.getProject()}/${pulumi.getStack()}/${job}`;
}
