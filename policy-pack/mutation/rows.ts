import type { Controls } from "../model/rules/rule";
import type { PlannedResource } from "../plan";
import type { Mutation, Plan } from "./mutation";
import { placesOf, valueAt, withInput } from "./places";
import type { Way } from "./ways";

/** Why a mutant may survive, where no control asks for the property. */
export interface Accepted {
  accepted: string;
}

type Ground = Controls | Accepted;

function groundOf(ground: Ground): Pick<Mutation, "controls" | "accepted"> {
  return "accepted" in ground ? { accepted: ground.accepted } : { controls: ground };
}

type Where = (resource: PlannedResource, plan: Plan) => boolean;

/** Breaks a property in each of the ways, at every place the path stands for. */
export function breaks(
  types: readonly string[],
  property: string,
  ways: readonly Way[],
  ground: Ground,
  where: Where = () => true,
): Mutation {
  return {
    types,
    property,
    ...groundOf(ground),
    *mutants(resource, plan) {
      if (!where(resource, plan)) return;
      for (const place of placesOf(resource.props, property)) {
        const current = valueAt(resource.props, place);
        for (const way of ways) {
          const next = way.to(current, plan, resource);
          if (next === current) continue;
          yield {
            how: way.how,
            change: { kind: "replace", from: resource, to: withInput(resource, place, next) },
          };
        }
      }
    },
  };
}

/** Says why a property is not broken: breaking it opens, loses and hides nothing, or it does not deploy. */
export function unbroken(types: readonly string[], property: string, reason: string): Mutation {
  return { types, property, reason, mutants: () => [] };
}

/** Takes the whole resource away. */
export function removes(types: readonly string[], ground: Ground, where: Where = () => true): Mutation {
  return {
    types,
    property: "(resource)",
    ...groundOf(ground),
    *mutants(resource, plan) {
      if (where(resource, plan)) yield { how: "removed", change: { kind: "remove", from: resource } };
    },
  };
}

/** Lifts the engine's protection where there is one. */
export function unprotects(types: readonly string[], ground: Ground): Mutation {
  return {
    types,
    property: "(protect)",
    ...groundOf(ground),
    *mutants(resource) {
      if (resource.protect !== true) return;
      yield { how: "off", change: { kind: "replace", from: resource, to: { ...resource, protect: false } } };
    },
  };
}

/** Adds another resource beside each of the types, such as a rule that opens a group. */
export function adds(
  types: readonly string[],
  how: string,
  type: string,
  props: (resource: PlannedResource, plan: Plan) => Record<string, unknown>,
  ground: Ground,
): Mutation {
  return {
    types,
    property: "(beside it)",
    ...groundOf(ground),
    *mutants(resource, plan) {
      const name = `${resource.name}-mutant`;
      const urn = `${resource.urn.slice(0, resource.urn.indexOf("::"))}::strata::${type}::${name}`;
      const { provider } = resource;
      const to = {
        urn,
        type,
        name,
        props: props(resource, plan),
        protect: false,
        ...(provider && { provider }),
      };
      yield { how, change: { kind: "add", to } };
    },
  };
}

/** Breaks a property that holds JSON as text. */
export function breaksText(
  types: readonly string[],
  property: string,
  ways: readonly { how: string; to(document: Record<string, unknown>, plan: Plan): unknown }[],
  ground: Ground,
): Mutation {
  const parsed = (now: unknown) => JSON.parse(String(now)) as Record<string, unknown>;
  return breaks(
    types,
    property,
    ways.map(({ how, to }) => ({
      how,
      to: (now, plan) => (typeof now === "string" ? JSON.stringify(to(parsed(now), plan)) : now),
    })),
    ground,
  );
}
