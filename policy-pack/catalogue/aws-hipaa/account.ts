import { ACTIVITY, AT_REST, AUDIT, REACH } from "./paragraphs";

/** Group B: the baseline of an account, which can be declared. */
export const ACCOUNT = {
  "cloud-trail-cloud-watch-logs-enabled": ACTIVITY,
  "cloud-trail-encryption-enabled": AT_REST,
  "cloud-trail-log-file-validation-enabled": ["164.312(c)(1)", "164.312(c)(2)"],
  "cloudtrail-enabled": ["164.308(a)(3)(ii)(A)", "164.308(a)(5)(ii)(C)", "164.312(b)"],
  "cloudtrail-s3-dataevents-enabled": ACTIVITY,
  "ec2-ebs-encryption-by-default": AT_REST,
  "guardduty-enabled-centralized": ["164.308(a)(5)(ii)(C)", "164.308(a)(6)(ii)", "164.312(b)"],
  "iam-password-policy": ["164.308(a)(4)(ii)(B)", "164.308(a)(5)(ii)(D)", "164.312(d)"],
  "multi-region-cloudtrail-enabled": ACTIVITY,
  "s3-account-level-public-access-blocks-periodic": REACH,
  "securityhub-enabled": AUDIT,
} as const;
