import { after, classOf, plain, type Reader, stated } from "./reader";

/** Where nothing is stated, DynamoDB keeps the longest it offers. */
const SERVICE_DAYS = 35;

/** DynamoDB removes an expired item within a few days; AWS states two as typical. */
const REMOVAL_DAYS = 2;

/** A DynamoDB table: its items end by their `expires_at`, and can be brought back from any point in time for a while. */
export const tableCopies: Reader = (table) => {
  const dataClass = classOf(table);
  const ends = table.props["ttl"]?.enabled === true;
  const items = plain(
    table,
    "DynamoDB table",
    dataClass,
    ends ? stated(dataClass, "tableTtl") + REMOVAL_DAYS : "never",
  );
  const recovery = table.props["pointInTimeRecovery"];
  if (recovery?.enabled !== true) return [items];
  return [items, after(items, "point in time", recovery.recoveryPeriodInDays ?? SERVICE_DAYS)];
};
