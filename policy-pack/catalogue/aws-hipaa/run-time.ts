import { AUDIT, AUTHENTICATION, CONTINUITY, REACH, RISK } from "./paragraphs";

/** Group C: what only shows at run time, to be evaluated by AWS Config. */
export const RUN_TIME = {
  "access-keys-rotated": ["164.308(a)(4)(ii)(B)"],
  "acm-certificate-expiration-check": ["164.308(a)(4)(ii)(A)", "164.312(e)(1)"],
  "annual-risk-assessment-performed": ["164.308(a)(1)(ii)(A)"],
  "dynamodb-throughput-limit-check": AUDIT,
  "ebs-snapshot-public-restorable-check": REACH,
  "ec2-instance-managed-by-systems-manager": ["164.308(a)(5)(ii)(B)"],
  "ec2-managedinstance-association-compliance-status-check": ["164.308(a)(5)(ii)(B)"],
  "ec2-managedinstance-patch-compliance-status-check": ["164.308(a)(5)(ii)(A)", "164.308(a)(5)(ii)(B)"],
  "ec2-stopped-instance": RISK,
  "iam-root-access-key-check": [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
    "164.312(a)(2)(i)",
  ],
  "iam-user-mfa-enabled": ["164.308(a)(4)(ii)(B)", "164.312(d)"],
  "iam-user-unused-credentials-check": [
    "164.308(a)(3)(i)",
    "164.308(a)(4)(ii)(A)",
    "164.308(a)(4)(ii)(B)",
    "164.308(a)(4)(ii)(C)",
    "164.312(a)(1)",
  ],
  "kms-cmk-not-scheduled-for-deletion": RISK,
  "mfa-enabled-for-iam-console-access": AUTHENTICATION,
  "rds-snapshots-public-prohibited": REACH,
  "root-account-hardware-mfa-enabled": AUTHENTICATION,
  "root-account-mfa-enabled": AUTHENTICATION,
  "vpc-vpn-2-tunnels-up": CONTINUITY,
} as const;
