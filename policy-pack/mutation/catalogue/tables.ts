import { TABLE } from "../../model/types/types";
import { AT_REST, CONTINGENCY, DISPOSAL } from "../grounds";
import type { Mutation } from "../mutation";
import { breaks, unbroken, unprotects } from "../rows";
import { absent, KEYS, off, shorter, stated, to } from "../ways";

/** What may be wrong with tables. */
export const TABLES: readonly Mutation[] = [
  breaks(TABLE, "serverSideEncryption.kmsKeyArn", KEYS, AT_REST),
  breaks(TABLE, "serverSideEncryption.enabled", [absent, off], AT_REST),
  breaks(TABLE, "serverSideEncryption", [absent], AT_REST),
  breaks(TABLE, "pointInTimeRecovery.enabled", [absent, off], CONTINGENCY),
  breaks(TABLE, "pointInTimeRecovery.recoveryPeriodInDays", [shorter, to(1)], CONTINGENCY),
  breaks(TABLE, "pointInTimeRecovery", [absent], CONTINGENCY),
  breaks(TABLE, "ttl.enabled", [absent, off], DISPOSAL),
  breaks(TABLE, "ttl.attributeName", [absent, to("updated_at")], DISPOSAL),
  breaks(TABLE, "ttl", [absent], DISPOSAL),
  breaks(
    TABLE,
    "deletionProtectionEnabled",
    [absent, off].map(stated),
    CONTINGENCY,
    ({ protect }) => protect === true,
  ),
  unbroken(TABLE, "streamEnabled", "What reads the stream names its ARN, which is then another"),
  breaks(TABLE, "streamViewType", [to("NEW_AND_OLD_IMAGES")].map(stated), {
    accepted: "A stream that carries the old image as well lives a day under the table's own key",
  }),
  breaks(
    TABLE,
    "replicas",
    [to([{ regionName: "us-east-1" }], "a copy in another region without a key")],
    AT_REST,
  ),
  unbroken(TABLE, "restoreSourceName", "Only read when the table is made"),
  unprotects(TABLE, CONTINGENCY),
  unbroken(
    TABLE,
    "(resource)",
    "The manifest states what is kept; a store removed with its data is found by its users",
  ),
];
