import type { AuditTrail } from "../../audit/audit-trail";
import type { Publish } from "../../publish";
import type { Fates } from "../fate";
import type { QuarantineIndex } from "../index-table";
import type { Originals } from "../originals";

/** What a replay does to the world, one verb each; every verb is safe to repeat. */
export interface ReplayDeps {
  index: Pick<QuarantineIndex, "close" | "countReturn">;
  originals: Originals;
  publish: Publish;
  fates: Fates;
  audit: AuditTrail;
}
