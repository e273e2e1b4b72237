import type { PlannedResource } from "../../policy-pack/plan";

/**
 * A name or ARN without what differs between two deployments, be it of two stacks: account, the suffix that Pulumi gives
 * names, the stack in names, ids of secrets and proxies, the time of a table's stream. A log group stands for its
 * streams.
 */
export function neutral(text: string): string {
  return text
    .replace(/:\d{12}:/g, "::")
    .replace(/(:secret:(?:rds!(?:cluster|db)|.*-[0-9a-f]{7}))-[^:]+$/, "$1")
    .replace(/-[a-z]+-[0-9a-f]{7}(?![0-9a-z-])/g, "")
    .replace(/:strata-[a-z0-9]+-/, ":strata-*-")
    .replace(/(:alias\/[a-z-]+)\/[a-z0-9-]+\//, "$1/*/")
    .replace(/:(prx|db|cluster)-[0-9a-zA-Z]+\//, ":$1-*/")
    .replace(/\/stream\/[^/]+$/, "/stream/*")
    .replace(/(:log-group:[^:]+):(\*|log-stream:.*)$/, "$1");
}

/** The same, and keys by their alias: their ids differ too. */
export function namesIn(plan: readonly PlannedResource[]): (text: string) => string {
  const ofType = (type: string) => plan.filter((resource) => resource.type === type);
  const arns = ofType("aws:kms/key:Key").map(({ outputs }) => String(outputs?.["arn"]));
  const aliases = new Map(
    ofType("aws:kms/alias:Alias").flatMap(({ props }) => {
      const id = String(props["targetKeyId"]).split("/").at(-1);
      const arn = arns.find((each) => each.endsWith(`:key/${id}`));
      return arn === undefined ? [] : [[arn, arn.replace(/:key\/.*$/, `:${props["name"]}`)] as const];
    }),
  );
  return (text) => neutral(aliases.get(text) ?? text);
}
