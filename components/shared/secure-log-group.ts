import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type DataClass, RETENTION, type RetentionRule } from "../../contracts/retention";
import { classTags } from "../../contracts/tags";

/**
 * A log group under a customer key that keeps its lines as long as the manifest says.
 *
 * @param fixedName where a service decides what its group is called; made ahead, the service does not make one that
 * keeps its lines for ever
 */
export function secureLogGroup(
  name: string,
  dataClass: DataClass,
  keyArn: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
  fixedName?: string,
): aws.cloudwatch.LogGroup {
  const { logDays } = RETENTION[dataClass] as RetentionRule;
  if (!logDays) {
    throw new Error(
      `contracts/retention.ts states no log retention for '${dataClass}': add 'logDays' to it.`,
    );
  }
  return new aws.cloudwatch.LogGroup(
    name,
    { name: fixedName, retentionInDays: logDays, kmsKeyId: keyArn, tags: classTags(dataClass) },
    opts,
  );
}
