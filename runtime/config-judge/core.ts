/** Rules of our own that AWS Config asks a function about, where it has no managed one. */
export const JUDGED_RULES = ["log-group-retention", "bucket-lock-period", "subject-key-generation"] as const;

export type JudgedRule = (typeof JUDGED_RULES)[number];

/** What a rule says of one resource. */
export interface Verdict {
  /** CloudFormation type. */
  resourceType: "AWS::Logs::LogGroup" | "AWS::S3::Bucket" | "AWS::KMS::Key";
  resourceId: string;
  compliant: boolean;
  /** Why, in at most 256 characters; no content of data. */
  annotation?: string;
}

/** Looks at every resource the rule is about. Changes nothing. */
export type Judge = () => Promise<Verdict[]>;

/** What AWS Config sends for a rule that runs by the clock. */
export interface ScheduledEvaluation {
  /** JSON text. */
  invokingEvent: string;
  /** JSON text with the rule's parameters. */
  ruleParameters?: string;
  resultToken: string;
}

/** Which rule is asked for. @throws RangeError for one that is not known */
export function ruleOf({ ruleParameters = "{}" }: ScheduledEvaluation): JudgedRule {
  const { judge } = JSON.parse(ruleParameters) as { judge?: unknown };
  const known = JUDGED_RULES.find((rule) => rule === judge);
  if (known) return known;
  throw new RangeError(`The rule's parameter 'judge' has to be one of ${JUDGED_RULES.join(", ")}.`);
}

/** When the evaluation was asked for, which all its verdicts carry. */
export function askedAt({ invokingEvent }: ScheduledEvaluation): Date {
  const { notificationCreationTime } = JSON.parse(invokingEvent) as { notificationCreationTime?: string };
  return new Date(notificationCreationTime ?? Number.NaN);
}
