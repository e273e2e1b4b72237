import { many } from "../../model/access/documents";
import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import type { Resource } from "../../model/stack/stack";
import { dataClassOf } from "../../model/stack/tags";
import { DATABASE, DATABASE_PROXY, DELIVERY_STREAM, DOCUMENTS, LOG_GROUP } from "../../model/types/types";

/** The component that promises logs of applications to search in. */
const APPLICATION_LOGS = ["strata:storage:ApplicationLogs"];

/** A service that finds no group makes one: without a key of ours, and for ever. */
export const logGroupMade: Rule = {
  id: "log-group-made",
  description: "The log groups that stores, proxies and deliveries write to are made here, before they are.",
  level: "mandatory",
  controls: AUDIT,
  scope: "stack",
  types: [...DELIVERY_STREAM, ...DATABASE, ...DATABASE_PROXY, ...DOCUMENTS, ...APPLICATION_LOGS],
  check(writer, report, stack) {
    const groups = stack.ofType(LOG_GROUP);
    if (APPLICATION_LOGS.includes(writer.type)) {
      if (groups.some((group) => dataClassOf(group) === "application-logs")) return;
      report(`'${writer.name}' has no log group`, "add one with the Retention tag application-logs");
      return;
    }
    const names = new Set(groups.map(({ props }) => props["name"]));
    const missing = groupsOf(writer).filter((name) => !names.has(name));
    if (missing.length === 0) return;
    report(`'${writer.name}' writes to ${missing.join(", ")}, which is not made here`, "add the LogGroup");
  },
};

/** Names of the groups by which AWS's services write what they are told to log. */
function groupsOf({ type, props }: Resource): string[] {
  const is = (types: readonly string[]) => types.includes(type);
  const exports = many(props["enabledCloudwatchLogsExports"]);
  if (is(DELIVERY_STREAM)) {
    const { enabled, logGroupName } = props["extendedS3Configuration"]?.cloudwatchLoggingOptions ?? {};
    return enabled && logGroupName ? [logGroupName] : [];
  }
  if (is(DATABASE_PROXY)) return props["name"] ? [`/aws/rds/proxy/${props["name"]}`] : [];
  const home = is(DOCUMENTS)
    ? `/aws/docdb/${props["clusterIdentifier"]}`
    : `/aws/rds/instance/${props["identifier"]}`;
  return exports.map((log) => `${home}/${log}`);
}
