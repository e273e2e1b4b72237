import { STORES } from "../../contracts/stores";
import type { StoreName } from "../collect";
import type { Ledger } from "../expect";
import { storesOf, type Verdict } from "../verify";
import { table } from "./table";

const ROWS: readonly [path: string, tier: string, store: string, name: StoreName][] = [
  ["interaction (original)", "warm", "S3 interaction logs", "interaction"],
  ["interaction (original)", "warm", "DocumentDB", "documents"],
  ["application (redacted)", "warm", "S3 application logs", "application"],
  ["application (redacted)", "cold", "S3 event lake (Parquet)", "lake"],
  ["application (redacted)", "hot", "CloudWatch log group", "logGroup"],
  ["application (redacted)", "hot", "OpenSearch application logs", "searchLogs"],
  ["application (redacted)", "hot", "OpenSearch message vectors", "searchVectors"],
  ["domain: message", "hot", "Redis contexts", "contexts"],
  ["domain: session", "hot", "PostgreSQL session_summaries", "sessionRows"],
  ["domain: session", "hot", "PostgreSQL clinical_scores", "scoreRows"],
  ["domain: crisis", "hot", "DynamoDB crisis_events", "crisisTable"],
  ["domain: notification", "hot", "DynamoDB notification_logs", "notificationTable"],
  ["domain: audit", "hot", "DynamoDB audit_trail", "auditTable"],
  ["domain: audit", "cold", "S3 audit trail (Object Lock)", "auditBucket"],
];

/** What stands where, next to what the ledger expects there. */
export function storesTable(ledger: Ledger, verdict: Verdict): string {
  const expected = new Map<StoreName, number>();
  for (const [copy] of ledger.events.values()) {
    for (const store of copy ? storesOf(copy, STORES) : [])
      expected.set(store, (expected.get(store) ?? 0) + 1);
  }
  const rows = ROWS.flatMap(([path, tier, store, name]) => {
    const found = verdict.stored[name];
    // A stack without the store has no row for it.
    return found === undefined ? [] : [[path, tier, store, expected.get(name) ?? 0, found]];
  });
  rows.push(["quarantine (original)", "warm", "S3 + DynamoDB index", ledger.bad.length, verdict.quarantined]);
  return table(["path", "tier", "store", "expected", "found"], rows);
}

export function linesTable(verdict: Verdict): string {
  const reasons = Object.entries(verdict.rejectedByReason).map(([reason, n]) => [`  ${reason}`, n]);
  return table(
    ["lines", "count"],
    [
      ["published", verdict.published],
      ["accepted", verdict.accepted],
      ["repeated", verdict.repeated],
      ["rejected", verdict.rejected],
      ...reasons,
      ["lost", verdict.lost],
    ],
  );
}
