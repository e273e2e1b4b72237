import { RETENTION } from "../../../contracts/retention";
import { topicSlug } from "../../../contracts/topics";
import type { Rule } from "../../model/rules/rule";
import { DISPOSAL } from "../../model/services/retention";
import { dataClassOf } from "../../model/stack/tags";
import { STREAM } from "../../model/types/types";

const { streamHours, auditStreamHours } = RETENTION["event-stream"];
const AUDIT = topicSlug("audit.event.logged");

/** A stream is a way, not a store: raw events stay on it only as long as a replay may need them. */
export const streamRetention: Rule = {
  id: "stream-retention",
  description: "Streams keep events for the hours the retention manifest states.",
  level: "mandatory",
  controls: DISPOSAL,
  convention: "retention-manifest",
  scope: "resource",
  types: STREAM,
  check(stream, report) {
    const { name, props } = stream;
    if (dataClassOf(stream) !== "event-stream") {
      report(
        `Stream '${name}' holds '${dataClassOf(stream) ?? "no class"}'`,
        'set its tag Retention to "event-stream"',
      );
    }
    const audit = name.includes(AUDIT) || String(props["name"] ?? "").includes(AUDIT);
    const stated = audit ? auditStreamHours : streamHours;
    const hours = props["retentionPeriod"] ?? 24;
    if (hours === stated) return;
    report(`Stream '${name}' keeps events for ${hours} hours`, `set retentionPeriod to ${stated}`);
  },
};
