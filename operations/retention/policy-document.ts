import { type DataClass, RETENTION, type RetentionRule } from "../../contracts/retention";
import { PURPOSES } from "../../contracts/retention/purposes";
import { classificationOf } from "../../contracts/tags";
import { copies, kept } from "./document";
import { lastCopyDays } from "./last-copy";

const HEAD = `# Data retention policy
The written policy that 16 CFR 312.10 asks for, made by \`npm run documents\` from the manifest \`contracts/retention\` that the
deployment itself derives from. For each class of data: what it is, what it is collected for, the business need for keeping it, how
long it is kept and where, how it is deleted, and when its last copy is gone. [How long data is kept](retention.md) is the same as one
table; \`npm run retention -- --stack NAME\` holds a deployed stack against it.

**How to read it**: days count from the event, or for a cache from the last write. *PHI* classes identify a student, or would if their
key were opened; *Pseudonymous* ones hold a keyed hash in the student's place; *Internal* ones are about the system and its operators.
*Gone at the latest* counts the copies that stores make of their own accord; a service may take two days more to remove what has ended.

**On request of a parent or student** (16 CFR 312.6): \`npm run subject-keys -- destroy\` destroys the data key of one student. What
is *sealed* below is then unreadable in every copy, locked and replicated ones included; the key itself is gone from backups when its
generation ends. The deletion leaves an entry in the audit trail. Pseudonymous copies end on the days below.

**Not kept indefinitely**: every class that identifies students has an end. The audit trail alone has none; it holds pseudonyms, and
who did what ([decision](adr/0008-the-audit-trail-has-no-end.md)). Whether a pseudonym is personal information of a child, which may
not be kept indefinitely, is for the operator's counsel to say before children's data is taken in.

**Where it is posted**: 312.10 has the operator give this policy in the notice on its website or service (312.4(d)). This repository
holds the text; posting it, and naming the operator and whom a parent may ask, is the operator's. The evidence bundle of each
deployment (\`npm run evidence\`) carries the page as it was in force.`;

const SEALED = "for one student at once, by destroying the student's key";

/** The written retention policy as a Markdown page. */
export function policyDocument(): string {
  const sections = (Object.keys(RETENTION) as DataClass[]).map((name) => {
    const rule: RetentionRule = RETENTION[name];
    const purpose = PURPOSES[name];
    const lines = [
      ["What", `${rule.description} ${classificationOf(name)}${rule.sealed ? ", *sealed*" : ""}.`],
      ["Collected for", purpose?.collected ?? "not stated"],
      ["Business need", purpose?.need ?? "not stated"],
      ["Kept", inline(kept(rule))],
      ["Copies", inline(copies(rule))],
      ["Deleted by", [...deletions(rule), ...(rule.sealed ? [SEALED] : [])].join("; ")],
      ["Gone at the latest", gone(rule)],
      ["Basis", rule.basis.join("; ")],
    ];
    return `## ${name}\n${lines.map(([what, text]) => `- **${what}**: ${text}`).join("\n")}`;
  });
  return `${[HEAD, ...sections].join("\n\n")}\n`;
}

/** When no copy is left, the longest-lived place counting. */
function gone(rule: RetentionRule): string {
  const days = lastCopyDays(rule);
  return days === undefined ? "never" : `${days.toLocaleString("en-US")} days`;
}

function inline(cell: string): string {
  return cell.replaceAll("<br>", "; ");
}

/** What removes the data of each kind of place. */
function deletions(rule: RetentionRule): string[] {
  const means: [unknown, string][] = [
    [rule.streamHours, "the stream's retention"],
    [rule.logDays, "the log group's retention"],
    [rule.tableTtl, "the table's TTL, within two days"],
    [rule.archiveDays, "the archive's retention"],
    [rule.queueDays, "the queue's retention"],
    [rule.cacheSeconds, "the key's expiry in the cache"],
    [rule.rowDays, "the nightly purge of rows"],
    [rule.indexDays, "dropping the day's index"],
    [rule.documentDays, "the collection's TTL"],
    [rule.object && rule.object.expire !== "never", "the bucket's lifecycle, then that of deleted versions"],
  ];
  if (rule.object?.expire === "never") means.push([true, "nothing ends the objects"]);
  return means.flatMap(([stated, by]) => (stated ? [by] : []));
}
