import type { FixtureStack } from "../fixtures/stack";
import type { Breach } from "./breach";

/** Recovery points: of what, how often, for how long, and out of whose reach. */
export const BACKUP: readonly Breach[] = [
  ...(
    [
      ["table-in-backup-plan", "crisis-events"],
      ["database-in-backup-plan", "writer"],
      ["cluster-in-backup-plan", "aurora"],
      ["cluster-in-backup-plan", "conversations"],
      ["file-system-in-backup-plan", "shared-files"],
    ] as const
  ).map(([rule, store]) => unselected(rule, store)),
  {
    rule: "table-in-backup-plan",
    breaks: "the selection leaves a table out again",
    at: "crisis-events",
    change: (stack) => {
      stack.props("nightly-stores").notResources = [arnOf(stack, "crisis-events")];
    },
    remedy: /set its ARN among resources/,
  },
  {
    rule: "table-in-backup-plan",
    breaks: "the selection belongs to no plan",
    at: "crisis-events",
    change: (stack) => {
      stack.props("nightly-stores").resources = [arnOf(stack, "crisis-events")];
      stack.props("nightly-stores").planId = "another";
      stack.resources.splice(0, stack.resources.length, ...stack.resources.filter(unlessStore));
    },
    remedy: /set its ARN among resources/,
  },
  rule("backup-plan-period", "it runs on Sundays", /schedule .* every day/, (daily) => {
    daily["schedule"] = "cron(0 4 ? * 1 *)";
  }),
  rule("backup-plan-period", "it runs by a rate of two days", /schedule .* every day/, (daily) => {
    daily["schedule"] = "rate(2 days)";
  }),
  rule(
    "backup-plan-period",
    "recovery points end sooner than stated",
    /set lifecycle\.deleteAfter .* to 35/,
    (daily) => {
      daily["lifecycle"] = { deleteAfter: 7 };
    },
  ),
  rule(
    "backup-plan-period",
    "recovery points have no end",
    /set lifecycle\.deleteAfter .* to 35/,
    (daily) => {
      delete daily["lifecycle"];
    },
  ),
  rule("backup-vault-customer-key", "it writes to a vault of others", /set targetVaultName/, (daily) => {
    daily["targetVaultName"] = "Default";
  }),
  {
    rule: "backup-vault-customer-key",
    breaks: "the vault is under AWS's own key",
    at: "vault",
    change: (stack) => {
      delete stack.props("vault").kmsKeyArn;
    },
    remedy: /set kmsKeyArn to a KMS key of this stack/,
  },
  vault("backup-manual-deletion-denied", "it has no policy", /VaultPolicy that denies/, (stack) =>
    stack.remove("vault-policy"),
  ),
  vault(
    "backup-manual-deletion-denied",
    "the policy lets lives be shortened",
    /denies backup:UpdateRec/,
    (stack) =>
      stack.statements("vault-policy", ([denial]) => {
        denial.Action = ["backup:DeleteRecoveryPoint", "backup:PutBackupVaultAccessPolicy"];
      }),
  ),
  vault("backup-manual-deletion-denied", "the denial spares somebody", /without conditions/, (stack) =>
    stack.statements("vault-policy", ([denial]) => {
      denial.Condition = { StringNotLike: { "aws:PrincipalArn": "*admin" } };
    }),
  ),
  vault("backup-vault-locked", "it has no lock", /add a VaultLockConfiguration/, (stack) =>
    stack.remove("vault-lock"),
  ),
  vault(
    "backup-vault-locked",
    "the lock lets recovery points end at once",
    /set minRetentionDays to 35/,
    (stack) => {
      delete stack.props("vault-lock").minRetentionDays;
    },
  ),
  vault(
    "backup-vault-locked",
    "the lock lets recovery points stay",
    /set maxRetentionDays to 35/,
    (stack) => {
      stack.props("vault-lock").maxRetentionDays = 3650;
    },
  ),
  vault("backup-vault-locked", "the lock can be lifted", /set changeableForDays to 3/, (stack) => {
    delete stack.props("vault-lock").changeableForDays;
  }),
  {
    rule: "backup-spares-subject-keys",
    breaks: "the keys of subjects are backed up",
    at: "nightly-stores",
    change: (stack) => {
      stack.props("crisis-events").tags = { Retention: "subject-keys", DataClassification: "PHI" };
    },
    remedy: /remove its ARN from resources/,
  },
  {
    rule: "backup-spares-subject-keys",
    breaks: "all tables of the account are backed up",
    at: "nightly-stores",
    change: (stack) => {
      stack.props("nightly-stores").resources.push("arn:aws:dynamodb:*:*:table/*");
    },
    remedy: /set resources to the ARNs/,
  },
];

const arnOf = (stack: FixtureStack, name: string): unknown => stack.resource(name).outputs?.["arn"];

/** One table is enough for a selection that leads nowhere; other stores would be missed too, by other rules. */
const unlessStore = ({ name, type }: { name: string; type: string }): boolean =>
  name === "crisis-events" || type !== "aws:dynamodb/table:Table";

function unselected(id: string, store: string): Breach {
  return {
    rule: id,
    breaks: `'${store}' is not selected`,
    at: store,
    change: (stack) => {
      const selection = stack.props("nightly-stores");
      selection.resources = selection.resources.filter((arn: unknown) => arn !== arnOf(stack, store));
    },
    remedy: /set its ARN among resources of an aws\.backup\.Selection/,
  };
}

function rule(
  id: string,
  breaks: string,
  remedy: RegExp,
  change: (daily: Record<string, unknown>) => void,
): Breach {
  return {
    rule: id,
    breaks,
    at: "nightly",
    change: (stack) => change(stack.props("nightly").rules[0]),
    remedy,
  };
}

function vault(id: string, breaks: string, remedy: RegExp, change: (stack: FixtureStack) => void): Breach {
  return { rule: id, breaks, at: "vault", change, remedy };
}
