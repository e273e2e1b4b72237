import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../../contracts/tags";
import type { RetrievalDrillSettings } from "../../../runtime/retrieval-drill/handler";
import { Alarms } from "../../observability/alarms";
import { EventFunction } from "../../shared/event-function";
import { allow, type Place } from "../../shared/iam";
import { useKey } from "../../shared/key-use";
import type { SecureBucket } from "../../shared/secure-bucket";
import { drillMachine } from "./drill-machine";
import { DrillSchedule } from "./drill-schedule";

export interface RetrievalDrillArgs {
  place: Place;
  /** The archive that canaries lie in. */
  archive: SecureBucket;
  alertsTopicArn: pulumi.Input<string>;
  /** Key of the queue of drills that could not be started. */
  queueKeyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** Folder of what is only there to be restored. */
const CANARIES = "canary/";

const CONTENT = "Restored from the archive and unchanged: the drill holds.\n";

/** Days the restored copy stays: as short as S3 allows, so that next month's drill begins in the archive again. */
const COPY_DAYS = 1;

/**
 * A monthly proof that the archive gives back what it took: a canary in Deep Archive is restored, waited for (12 hours,
 * 48 at most) and compared with its hash. An alarm tells of a drill that failed or did not end. Costs cents a month.
 */
export class RetrievalDrill extends pulumi.ComponentResource {
  readonly stateMachineArn: pulumi.Output<string>;
  readonly functionName: pulumi.Output<string>;
  /** Queue of the months in which it could not be started. */
  readonly missed: DrillSchedule["missed"];

  constructor(name: string, args: RetrievalDrillArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:RetrievalDrill", name, {}, opts);
    const { place, archive, logKeyArn } = args;
    const child = { parent: this };
    const tags = classTags("crisis-events");

    const canary = new aws.s3.BucketObjectv2(
      `${name}-canary`,
      {
        bucket: archive.name,
        key: `${CANARIES}retrieval`,
        content: CONTENT,
        contentType: "text/plain",
        checksumAlgorithm: "SHA256",
        storageClass: "DEEP_ARCHIVE",
        tags,
      },
      // Locked like all that lies there: it cannot be deleted with the stack.
      { parent: this, retainOnDelete: true, dependsOn: [archive] },
    );

    const canaries = pulumi.interpolate`${archive.arn}/${CANARIES}*`;
    const steps = new EventFunction<"retrieval-drill", RetrievalDrillSettings>(
      name,
      {
        job: "retrieval-drill",
        factory: "retrievalDrillFactory",
        description: "Restores a canary from the archive and compares it with what was stored",
        settings: pulumi.output({ days: COPY_DAYS }),
        statements: [
          allow(["s3:GetObject", "s3:RestoreObject"], canaries),
          useKey(archive.keyArn, "read", "s3", place),
        ],
        dataClass: "crisis-events",
        timeoutSeconds: 30,
        memoryMiB: 256,
        concurrency: 2,
        logKeyArn,
      },
      child,
    );

    const machine = drillMachine(name, { place, functionArn: steps.functionArn, logKeyArn }, this);

    const sha256 = createHash("sha256").update(CONTENT).digest("hex");
    const schedule = new DrillSchedule(
      name,
      {
        place,
        stateMachineArn: machine.arn,
        canaries: [{ bucket: archive.name, key: canary.key, sha256 }],
        queueKeyArn: args.queueKeyArn,
      },
      child,
    );

    const dimensions = { StateMachineArn: machine.arn };
    const failure = { namespace: "AWS/States", dimensions, statistic: "Sum", threshold: 1 } as const;
    const watches = ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"].map((metric) => ({
      ...failure,
      name: metric.replace("Executions", "").toLowerCase(),
      description: "The archive did not give back its canary: see docs/runbooks/retrieval.md",
      metric,
    }));
    new Alarms(`${name}-alarm`, { topicArn: args.alertsTopicArn, watches }, child);

    this.stateMachineArn = machine.arn;
    this.functionName = steps.functionName;
    this.missed = schedule.missed;
    this.registerOutputs({ stateMachineArn: this.stateMachineArn });
  }
}
