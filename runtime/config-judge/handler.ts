import { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import { ConfigServiceClient, type Evaluation, PutEvaluationsCommand } from "@aws-sdk/client-config-service";
import { KMSClient } from "@aws-sdk/client-kms";
import { clientSettings } from "../shared/client";
import { createLog, type Log } from "../shared/log";
import { s3Client } from "../shared/objects";
import { askedAt, type Judge, type JudgedRule, ruleOf, type ScheduledEvaluation, type Verdict } from "./core";
import { bucketLockPeriod } from "./judges/buckets";
import { subjectKeyGeneration } from "./judges/keys";
import { logGroupRetention } from "./judges/log-groups";

export { JUDGED_RULES, type JudgedRule } from "./core";

/** What the judge is told at deployment. */
export interface ConfigJudgeSettings {
  environment: string;
  /** Buckets the program has. */
  buckets: readonly string[];
  /** Key that wraps new keys of subjects, and days after which its generation has to be ended. */
  wrappingKeyArn: string;
  longestGenerationDays: number;
}

export interface ConfigJudgeDeps {
  judges: Record<JudgedRule, Judge>;
  report(evaluations: Evaluation[], resultToken: string): Promise<void>;
  log: Log;
}

/** Most evaluations in one call (`PutEvaluations`). */
const BATCH = 100;

/** Judges all resources of one rule and reports them to AWS Config. Answers how many are not as stated. */
export function createConfigJudgeHandler({ judges, report, log }: ConfigJudgeDeps) {
  return async (event: ScheduledEvaluation) => {
    const rule = ruleOf(event);
    const OrderingTimestamp = askedAt(event);
    const evaluations = (await judges[rule]()).map((verdict) => evaluationOf(verdict, OrderingTimestamp));
    for (let at = 0; at < evaluations.length; at += BATCH)
      await report(evaluations.slice(at, at + BATCH), event.resultToken);
    const wrong = evaluations.filter(({ ComplianceType }) => ComplianceType === "NON_COMPLIANT").length;
    log.info("judged", { rule, resources: evaluations.length, wrong });
    return { rule, resources: evaluations.length, wrong };
  };
}

function evaluationOf({ resourceType, resourceId, compliant, annotation }: Verdict, at: Date): Evaluation {
  return {
    ComplianceResourceType: resourceType,
    ComplianceResourceId: resourceId,
    ComplianceType: compliant ? "COMPLIANT" : "NON_COMPLIANT",
    Annotation: annotation?.slice(0, 256),
    OrderingTimestamp: at,
  };
}

/** Longest time of one call, milliseconds. */
const ANSWER_MS = 5_000;

/** Cold-start wiring of the judge: the only place that builds clients. */
export function configJudgeFactory(settings: ConfigJudgeSettings) {
  const client = clientSettings(ANSWER_MS);
  const config = new ConfigServiceClient(client);
  const { environment, buckets, wrappingKeyArn, longestGenerationDays } = settings;
  return createConfigJudgeHandler({
    judges: {
      "log-group-retention": logGroupRetention(new CloudWatchLogsClient(client), environment),
      "bucket-lock-period": bucketLockPeriod(s3Client(process.env, client), buckets),
      "subject-key-generation": subjectKeyGeneration(
        new KMSClient(client),
        wrappingKeyArn,
        longestGenerationDays,
      ),
    },
    report: async (Evaluations, ResultToken) => {
      await config.send(new PutEvaluationsCommand({ Evaluations, ResultToken }));
    },
    log: createLog({ job: "config-judge" }),
  });
}
