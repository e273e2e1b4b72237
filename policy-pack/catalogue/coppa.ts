import type { Clause } from "./clause";

/** 16 CFR part 312 as amended at 90 FR 16977 (in force 2025-06-23, to be kept from 2026-04-22), the sections a system that keeps children's data can answer to. */
export const COPPA: readonly Clause[] = [
  {
    paragraph: "312.6",
    asks: "A parent may have the kinds of a child's information described (a)(1), refuse more of it and have it deleted (a)(2), and review it (a)(3).",
    control:
      "(a)(2): destroying a subject's key makes the content unreadable in every copy, and no more of it is taken in afterwards; the entry in the audit trail is the proof. (a)(1): docs/retention-policy.md lists what is kept, class by class.",
    evidence: [
      { test: "tests/operations/stack/erasure.ts", title: "and takes no more of it" },
      {
        test: "tests/operations/subject-keys/generations.test.ts",
        title: "and in backups when its generation ends",
      },
      { test: "tests/runtime/subject-keys/keys.test.ts", title: "that were destroyed are refused" },
      { test: "tests/operations/retention/policy.test.ts", title: "is the page docs/retention-policy.md" },
    ],
    remains:
      "Knowing the parent, and (a)(3): no command hands a child's sealed content out. Redacted and pseudonymous copies end by the manifest, not with the key.",
  },
  {
    paragraph: "312.8",
    asks: "Reasonable procedures (a) and a written security programme (b) with people, risks assessed every year, safeguards, tests and a yearly evaluation; assurances in writing from whoever else receives the data (c).",
    control:
      "Of (b), the safeguards and their tests: the policies hold every deployment to encryption, closed networks and least rights, and each has a test that breaks it.",
    evidence: [
      { test: "tests/policy-pack/all-rules.test.ts", title: "has a fixture that fails for every rule" },
      { test: "tests/gate/gate.test.ts", title: "passes production without credentials" },
    ],
    remains:
      "The programme as a document, its people, its yearly assessment and evaluation, and what recipients promise in writing.",
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
      "Whether each time is as short as can be, and giving the policy in the notice of 312.4(d)(2). The audit trail is kept for ever, under pseudonyms: whether that is personal information of a child (312.2 counts persistent identifiers) is for counsel.",
  },
];
