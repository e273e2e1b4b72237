import type { PlannedResource } from "../plan";
import type { Mutant, Mutation, Plan } from "./mutation";
import { withInput } from "./places";

/** A statement as it stands in a policy document. */
export type RawStatement = Record<string, unknown>;

/** A way to break one statement: what stands in its place, nothing where there is nothing to break. */
export interface StatementWay {
  how: string;
  to(statement: RawStatement, plan: Plan): RawStatement[] | undefined;
}

/** Breaks each statement of the policy documents in a property of these types. */
export function breaksStatements(
  types: readonly string[],
  property: string,
  ways: readonly StatementWay[],
  ground: Pick<Mutation, "controls" | "accepted">,
): Mutation {
  return {
    types,
    property,
    ...ground,
    *mutants(resource, plan) {
      const document = documentOf(resource, property);
      for (const [index, statement] of (document?.Statement ?? []).entries())
        for (const { how, to } of ways) {
          const by = to(statement, plan);
          if (by) yield* mutant(resource, property, how, document, index, 1, by);
        }
    },
  };
}

/** Adds a statement to each policy document in a property of these types. */
export function addsStatements(
  types: readonly string[],
  property: string,
  added: Readonly<Record<string, (plan: Plan, resource: PlannedResource) => RawStatement>>,
  ground: Pick<Mutation, "controls" | "accepted">,
): Mutation {
  return {
    types,
    property,
    ...ground,
    *mutants(resource, plan) {
      const document = documentOf(resource, property);
      if (document === undefined) return;
      for (const [how, statement] of Object.entries(added)) {
        const by = { Effect: "Allow", ...statement(plan, resource) };
        yield* mutant(resource, property, how, document, document.Statement.length, 0, [by]);
      }
    },
  };
}

interface Document {
  Statement: RawStatement[];
}

function documentOf(resource: PlannedResource, property: string): Document | undefined {
  const text = resource.props[property];
  if (typeof text !== "string" || text === "") return undefined;
  const { Statement, ...others } = JSON.parse(text) as { Statement: RawStatement | RawStatement[] };
  return { ...others, Statement: Array.isArray(Statement) ? Statement : [Statement] };
}

function* mutant(
  from: PlannedResource,
  property: string,
  how: string,
  document: Document | undefined,
  at: number,
  count: number,
  by: RawStatement[],
): Generator<Mutant> {
  const Statement = [...(document?.Statement ?? [])];
  Statement.splice(at, count, ...by);
  const to = withInput(from, [property], JSON.stringify({ ...document, Statement }));
  yield { how, change: { kind: "replace", from, to } };
}
