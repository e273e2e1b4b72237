import { many } from "../../model/access/documents";
import { CONTINUITY } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import type { Props, Resource, Stack } from "../../model/stack/stack";
import { SCALING_POLICY, SCALING_TARGET, TABLE } from "../../model/types/types";

/** A table with fixed capacity refuses writes on the first busy day, and is paid for at night. */
export const tableAutoscaling: Rule = {
  id: "table-autoscaling",
  description: "Tables and their indexes pay on demand, or scale how much they read and write.",
  level: "mandatory",
  controls: { ...CONTINUITY, aws: ["dynamodb-autoscaling-enabled"] },
  scope: "stack",
  types: TABLE,
  check(table, report, stack) {
    if (table.props["billingMode"] === "PAY_PER_REQUEST") return;
    const id = `table/${table.props["name"]}`;
    const indexes = (many(table.props["globalSecondaryIndexes"]) as Props[]).map(({ name }) => String(name));
    const missing = [
      ...fixed(id, "table", stack),
      ...indexes.flatMap((index) =>
        fixed(`${id}/index/${index}`, "index", stack).map((kind) => `${kind} of index ${index}`),
      ),
    ];
    if (missing.length === 0) return;
    report(
      `Table '${table.name}' has fixed capacity (${missing.join(", ")})`,
      'set billingMode to "PAY_PER_REQUEST", or add an appautoscaling Target and Policy for each',
    );
  },
};

/** What of a table or an index does not scale. */
function fixed(resourceId: string, kind: "table" | "index", stack: Stack): string[] {
  const scaled = scaledDimensions(resourceId, stack);
  return ["Read", "Write"]
    .filter((way) => !scaled.has(`dynamodb:${kind}:${way}CapacityUnits`))
    .map((way) => way.toLowerCase());
}

/** What scales of a resource: there is a target for it and a policy that moves it. */
function scaledDimensions(resourceId: string, stack: Stack): ReadonlySet<unknown> {
  const of = (types: readonly string[]) =>
    stack.attachedTo(named(resourceId), "resourceId", types).map(({ props }) => props["scalableDimension"]);
  const moved = new Set(of(SCALING_POLICY));
  return new Set(of(SCALING_TARGET).filter((dimension) => moved.has(dimension)));
}

/** Targets and policies call what they scale by an id that no resource has. */
function named(id: string): Resource {
  return { urn: "", type: "", name: id, props: { id }, protect: false };
}
