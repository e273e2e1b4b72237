import { shortType } from "./mutation";
import type { Outcome } from "./run";

/** Shares that `npm run mutate` asks for, in percent. */
export const TARGET = { mandatory: 100, overall: 95 } as const;

/** Mutants and how many of them a rule found. */
export interface Tally {
  mutants: number;
  caught: number;
}

/** Mutants of one type, property and way that no rule found, counted over all stacks. */
export interface Survivor {
  type: string;
  property: string;
  how: string;
  mandatory: boolean;
  survived: number;
  mutants: number;
  /** `<stack>/<resource>` of one that survived. */
  example: string;
  /** Why it may survive, where no control asks for the property. */
  accepted?: string;
}

export interface TypeTally extends Tally {
  type: string;
  mandatory: Tally;
}

/** What a rule is worth: mutants it caught, and those that nothing else caught. */
export interface RuleTally {
  rule: string;
  caught: number;
  alone: number;
}

export interface MutationReport extends Tally {
  mandatory: Tally;
  /** Mutants that a rule only could not read any more; they count as caught. */
  undecided: number;
  types: TypeTally[];
  survivors: Survivor[];
  rules: RuleTally[];
}

/** Counts outcomes as they come; nothing of a single mutant is kept. */
export class Tallies {
  readonly #types = new Map<string, TypeTally>();
  readonly #ways = new Map<string, Survivor>();
  readonly #rules = new Map<string, RuleTally>();
  #undecided = 0;

  add(stack: string, outcome: Outcome): void {
    const { mutation, name, how, caughtBy } = outcome;
    const type = shortType(outcome.type);
    const mandatory = mutation.controls !== undefined;
    const caught = caughtBy.length > 0;
    const ofType = at(this.#types, type, () => ({ type, ...none(), mandatory: none() }));
    for (const tally of mandatory ? [ofType, ofType.mandatory] : [ofType]) count(tally, caught);
    const { property, accepted } = mutation;
    const way = at(this.#ways, `${type} ${property} ${how} ${mandatory}`, () => ({
      ...{ type, property, how, mandatory, survived: 0, mutants: 0, example: "" },
      ...(accepted && { accepted }),
    }));
    way.mutants++;
    if (!caught) Object.assign(way, { survived: way.survived + 1, example: `${stack}/${name}` });
    if (outcome.undecided) this.#undecided++;
    for (const rule of caughtBy) {
      const tally = at(this.#rules, rule, () => ({ rule, caught: 0, alone: 0 }));
      tally.caught++;
      if (caughtBy.length === 1) tally.alone++;
    }
  }

  report(): MutationReport {
    const types = [...this.#types.values()].sort((one, other) => (one.type < other.type ? -1 : 1));
    return {
      ...sum(types),
      mandatory: sum(types.map(({ mandatory }) => mandatory)),
      undecided: this.#undecided,
      types,
      survivors: [...this.#ways.values()]
        .filter(({ survived }) => survived > 0)
        .sort((one, other) => (order(one) < order(other) ? -1 : 1)),
      rules: [...this.#rules.values()].sort((one, other) => other.caught - one.caught),
    };
  }
}

/** Caught mutants in percent; all of none. */
export function share({ mutants, caught }: Tally): number {
  return mutants === 0 ? 100 : (100 * caught) / mutants;
}

/** Whether the shares are reached. */
export function reachesTarget(report: MutationReport): boolean {
  return share(report.mandatory) >= TARGET.mandatory && share(report) >= TARGET.overall;
}

function order({ mandatory, type, property, how }: Survivor): string {
  return `${mandatory ? 0 : 1} ${type} ${property} ${how}`;
}

function none(): Tally {
  return { mutants: 0, caught: 0 };
}

function count(tally: Tally, caught: boolean): void {
  tally.mutants++;
  if (caught) tally.caught++;
}

function sum(tallies: readonly Tally[]): Tally {
  return {
    mutants: tallies.reduce((all, { mutants }) => all + mutants, 0),
    caught: tallies.reduce((all, { caught }) => all + caught, 0),
  };
}

function at<T>(map: Map<string, T>, key: string, make: () => T): T {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
