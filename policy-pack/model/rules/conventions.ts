/** What stacks of strata agree on and those of others need not: a stack's settings name under `without` what it does not follow. */
export const CONVENTIONS = {
  "retention-manifest":
    "the tag Retention names a class of contracts/retention, and what carries it is kept as that class states",
  "closed-stack": "what resources name, read and stand in is made by the same stack",
  "covered-services": "nothing is made of services that no other rule covers",
  "watched-parts": "every part that can fail has alarms on the metrics of its kind",
  "own-remediations": "rules of AWS Config outside of a pack, and automations, are there to mend",
} as const;

export type Convention = keyof typeof CONVENTIONS;
