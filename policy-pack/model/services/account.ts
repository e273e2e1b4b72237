import type { Report, Rule } from "../rules/rule";
import type { Props, Resource, Stack } from "../stack/stack";

/** The component by which a stack says that it sets up what its account has once: subject of the rules on that. */
export const ACCOUNT_BASELINE = ["strata:compliance:AccountBaseline"] as const;

export const TRAIL = ["aws:cloudtrail/trail:Trail"] as const;
export const VOLUME_ENCRYPTION = ["aws:ebs/encryptionByDefault:EncryptionByDefault"] as const;
export const VOLUME_KEY = ["aws:ebs/defaultKmsKey:DefaultKmsKey"] as const;
export const DETECTOR = ["aws:guardduty/detector:Detector"] as const;
export const DETECTOR_FEATURE = ["aws:guardduty/detectorFeature:DetectorFeature"] as const;
export const PASSWORD_POLICY = ["aws:iam/accountPasswordPolicy:AccountPasswordPolicy"] as const;
export const ACCOUNT_PUBLIC_ACCESS = ["aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"] as const;
export const SECURITY_HUB = ["aws:securityhub/account:Account"] as const;
export const SECURITY_STANDARD = ["aws:securityhub/standardsSubscription:StandardsSubscription"] as const;

/** Controls that the record of every call to an account answers to, readings of objects included. */
export const ACTIVITY_REVIEW: Rule["controls"] = {
  hipaa: ["164.308(a)(1)(ii)(D)", "164.312(b)"],
  ferpa: ["99.32"],
  coppa: ["312.8"],
  soc2: ["CC7.1", "CC7.2"],
};

/** What is wrong with a resource, then what to set. */
export type Fault = readonly [problem: string, remedy: string];

export interface Demand {
  /** What the account needs, as messages call it: "trail". */
  what: string;
  types: readonly string[];
  /** The first thing wrong with one that is there; nothing where it is right. */
  fault(resource: Resource): Fault | undefined;
  /** What to add where there is none. */
  remedy: string;
}

/**
 * Reports at the baseline where the stack has nothing of a kind, or nothing of it that is set right. In a stack that
 * names no baseline, what there is of the kind is judged by itself.
 */
export function demand(baseline: Resource, report: Report, stack: Stack, wanted: Demand): void {
  const { what, types, fault, remedy } = wanted;
  if (!(ACCOUNT_BASELINE as readonly string[]).includes(baseline.type)) {
    const own = types.includes(baseline.type) && stack.ofType(ACCOUNT_BASELINE).length === 0;
    const wrong = own ? fault(baseline) : undefined;
    if (wrong) report(`The account's ${what} '${baseline.name}' ${wrong[0]}`, wrong[1]);
    return;
  }
  const found = stack.ofType(types);
  if (found.length === 0) {
    report(`Account baseline '${baseline.name}' has no ${what}`, remedy);
    return;
  }
  const faults = found.map((resource) => ({ resource, wrong: fault(resource) }));
  if (faults.some(({ wrong }) => wrong === undefined)) return;
  const [{ resource, wrong } = {}] = faults;
  if (resource === undefined || wrong === undefined) return;
  report(`Account baseline '${baseline.name}' has ${what} '${resource.name}', which ${wrong[0]}`, wrong[1]);
}

/** The first property that has not the value it should. */
export function unequal(props: Props, wanted: Readonly<Record<string, unknown>>): Fault | undefined {
  const wrong = Object.entries(wanted).find(([property, value]) => props[property] !== value);
  if (wrong === undefined) return undefined;
  const [property, value] = wrong;
  return [`has ${property} ${JSON.stringify(props[property]) ?? "not set"}`, `set ${property} to ${value}`];
}
