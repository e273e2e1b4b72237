import type { Props, Resource, Stack } from "../../../policy-pack/model/stack/stack";
import type { Copy } from "../copy";
import { after, type Reader, UnknownHolding } from "./reader";

const PLAN = ["aws:backup/plan:Plan"];

/**
 * A selection of AWS Backup: each store it names has a recovery point a day, kept as the rule of its plan says.
 * @param stores - how stores say what they keep
 */
export function selectionCopies(stores: ReadonlyMap<string, Reader>): Reader {
  return (selection, stack) => {
    const days = daysOf(selection, stack);
    return named(selection).flatMap((arn) => {
      const store = stack.find(arn, [...stores.keys()]);
      const reader = store && stores.get(store.type);
      if (!reader)
        throw new UnknownHolding(`'${selection.name}' backs up '${arn}', which is no store of the stack`);
      return reader(store, stack)
        .filter(({ kind }) => kind === "store")
        .map(
          (copy): Copy =>
            days === "never" ? { ...copy, kind: POINTS, until: days } : after(copy, POINTS, days),
        );
    });
  };
}

const POINTS = "recovery points" as const;

/** The longest any rule of the plan keeps what it makes; without a number of days it stays for ever. */
function daysOf(selection: Resource, stack: Stack): number | "never" {
  const plan = stack.find(selection.props["planId"], PLAN);
  if (!plan) throw new UnknownHolding(`'${selection.name}' belongs to no backup plan of the stack`);
  const days = (plan.props["rules"] as Props[]).map((rule) => Number(rule["lifecycle"]?.deleteAfter ?? 0));
  return days.some((each) => each === 0) ? "never" : Math.max(...days);
}

/** What a selection names. One by tag or pattern cannot be told from the program. */
function named(selection: Resource): string[] {
  const { resources = [], selectionTags = [], conditions = [] } = selection.props;
  if (
    selectionTags.length > 0 ||
    conditions.length > 0 ||
    resources.some((arn: string) => arn.includes("*"))
  ) {
    throw new UnknownHolding(
      `'${selection.name}' backs up by tag or pattern; name the ARNs of the stores in resources`,
    );
  }
  return resources;
}
