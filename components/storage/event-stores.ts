import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "../shared/iam";
import type { TableCapacity } from "../shared/secure-table";
import { AuditArchive } from "./cold/audit-archive";
import { CrisisArchive } from "./cold/crisis-archive";
import { EventLake } from "./cold/event-lake";
import { EventClaims } from "./hot/event-claims";
import { RecordTables } from "./hot/record-tables";
import { SubjectKeys } from "./hot/subject-keys";
import { ApplicationLogs } from "./warm/application-logs";
import { ClaimChecks } from "./warm/claim-checks";
import { InteractionLogs } from "./warm/interaction-logs";

export interface EventStoresArgs {
  place: Place;
  key: Record<"interaction" | "application" | "audit" | "records" | "subject-keys", pulumi.Input<string>>;
  accessLogsBucket: pulumi.Input<string>;
  objectLockMode: "GOVERNANCE" | "COMPLIANCE";
  tableCapacity: TableCapacity;
  /** Generation of the keys that wrap the keys of subjects. */
  subjectKeyGeneration: number;
  protect: boolean;
}

/** The buckets and tables of the event path, which every stack has. */
export function eventStores(args: EventStoresArgs, opts: pulumi.ComponentResourceOptions) {
  const { place, key, accessLogsBucket, objectLockMode, protect } = args;
  const kept = { protect, accessLogsBucket };
  const locked = { ...kept, objectLockMode };
  const wrapped = { place, protect, keyArn: key["subject-keys"], generation: args.subjectKeyGeneration };
  const originals = new InteractionLogs("interaction-logs", { ...kept, keyArn: key.interaction }, opts);
  const redacted = new ApplicationLogs("application-logs", { ...kept, keyArn: key.application }, opts);
  const checks = new ClaimChecks("claim-checks", { ...kept, keyArn: key.application }, opts);
  const lake = new EventLake("event-lake", { ...kept, keyArn: key.application }, opts);
  const archive = new AuditArchive("audit-trail", { ...locked, keyArn: key.audit }, opts);
  const crisisArchive = new CrisisArchive("crisis-archive", { ...locked, keyArn: key.records }, opts);
  return {
    originals,
    redacted,
    checks,
    lake,
    archive,
    crisisArchive,
    claims: new EventClaims("event-claims", { protect, keyArn: key.records }, opts),
    subjectKeys: new SubjectKeys("subject-keys", wrapped, opts),
    tables: new RecordTables("records", { protect, capacity: args.tableCapacity, key }, opts),
    /** The buckets that objects grow cold in. */
    cold: {
      interactionLogs: originals.bucket,
      applicationLogs: redacted.bucket,
      eventLake: lake.bucket,
      auditTrail: archive.bucket,
      crisisArchive: crisisArchive.bucket,
    },
  };
}
