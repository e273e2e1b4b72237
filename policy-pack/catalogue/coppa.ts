import type { Clause } from "./clause";

/** 16 CFR part 312, the sections a system that keeps children's data can answer to. */
export const COPPA: readonly Clause[] = [
  {
    paragraph: "312.5",
    asks: "Verifiable consent of a parent before personal information of a child is collected.",
    control: "None: events carry no reference to a consent yet.",
    evidence: [],
    remains: "Consent is obtained and checked by the producers of events.",
  },
  {
    paragraph: "312.6",
    asks: "A parent may have a child's information described, refuse more of it, and have it deleted.",
    control:
      "Destroying a subject's key makes the content unreadable in every copy, and no more of it is taken in afterwards; the entry in the audit trail is the proof.",
    evidence: [
      { test: "tests/operations/stack/erasure.ts", title: "and takes no more of it" },
      {
        test: "tests/operations/subject-keys/generations.test.ts",
        title: "and in backups when its generation ends",
      },
      { test: "tests/runtime/subject-keys/keys.test.ts", title: "that were destroyed are refused" },
    ],
    remains:
      "Knowing the parent, and handing a child's information out. Redacted and pseudonymous copies end by the manifest.",
  },
  {
    paragraph: "312.8",
    asks: "Reasonable procedures and a written programme for confidentiality, security and integrity, tested regularly.",
    control:
      "The policies below hold every deployment to encryption, closed networks and least rights; each has a test that breaks it.",
    evidence: [
      { test: "tests/policy-pack/all-rules.test.ts", title: "has a fixture that fails for every rule" },
      { test: "tests/gate/gate.test.ts", title: "passes production without credentials" },
    ],
    remains:
      "The programme's people, its yearly assessment of risks, and what service providers promise in writing.",
  },
  {
    paragraph: "312.10",
    asks: "Keep no longer than reasonably necessary and not indefinitely; a written policy of purposes, business need and time of deletion.",
    control:
      "docs/retention-policy.md is made from the manifest that lifecycles, TTLs, backups and policies derive from; a gate and a clock hold the program to it.",
    evidence: [
      { test: "tests/operations/retention/policy.test.ts", title: "is the page docs/retention-policy.md" },
      {
        test: "tests/operations/retention/clock.test.ts",
        title: "is kept where and as long as the manifest says, by every resource",
      },
    ],
    remains:
      "Publishing the policy in the notice of 312.4(d). The audit trail is kept for ever, under pseudonyms: whether that is personal information of a child is for counsel.",
  },
];
