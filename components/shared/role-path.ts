import * as pulumi from "@pulumi/pulumi";

/** IAM path of the roles of a job's functions in this stack; key policies admit a job by it. */
export function rolePath(job: string): string {
  return `/${pulumi.getProject()}/${pulumi.getStack()}/${job}/`;
}
