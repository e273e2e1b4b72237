import type { Rule, Violation } from "../model/rules/rule";
import { checkSubject } from "../model/rules/run";
import { type Resource, Stack } from "../model/stack/stack";
import { asInputs, asOutputs, type PlannedResource } from "../plan";
import type { StackSettings } from "../settings/settings";
import type { Change } from "./mutation";
import { ALL, ReadStack, readResource } from "./readings";

/** One rule on one subject: what is decided again when something it read changes. */
interface Decision {
  rule: Rule;
  /** Place of the subject in the plan. */
  at: number;
}

/**
 * A plan that was judged once, with a record of what each decision read. A change is judged by taking only those
 * decisions again that read what it touches; every other one would come out the same. A full run gives the same
 * answer, a thousand times slower.
 */
export class Baseline {
  /** Violations of the plan as it is. */
  readonly violations: readonly Violation[];
  readonly #plan: readonly PlannedResource[];
  readonly #rules: readonly Rule[];
  readonly #settings: StackSettings;
  readonly #places: ReadonlyMap<string, number>;
  readonly #inputs: readonly Resource[];
  readonly #outputs: readonly Resource[];
  /** Decisions by `<urn> <property>` they read, and by the type they looked up. */
  readonly #readers = new Map<string, Decision[]>();
  readonly #known: ReadonlySet<string>;

  /** @param settings - levels and parameters of the stack; exemptions and remediations are left out */
  constructor(plan: readonly PlannedResource[], rules: readonly Rule[], settings: StackSettings) {
    this.#plan = plan;
    this.#rules = rules;
    this.#settings = settings;
    this.#places = new Map(plan.map(({ urn }, at) => [urn, at]));
    this.#inputs = asInputs(plan);
    this.#outputs = asOutputs(plan);
    this.violations = rules.flatMap((rule) =>
      this.#subjects(rule).flatMap((at) => this.#first({ rule, at })),
    );
    this.#known = new Set(this.violations.map(keyOf));
  }

  /** Violations that a change brings and that were not there before. */
  judge(change: Change): Violation[] {
    const { inputs, outputs } = this.#changed(change);
    const stack = new Stack(outputs.filter((resource) => resource !== undefined));
    const found = [...this.#touched(change)].flatMap(({ rule, at }) => {
      const subject = (rule.scope === "stack" ? outputs : inputs)[at];
      return subject ? checkSubject(rule, subject, stack, this.#settings) : [];
    });
    return found.filter((violation) => !this.#known.has(keyOf(violation)));
  }

  #subjects({ types }: Rule): number[] {
    return this.#plan.flatMap(({ type }, at) => (types.includes(type) ? [at] : []));
  }

  /** Takes a decision for the first time, and notes what it reads. */
  #first(decision: Decision): Violation[] {
    const { rule, at } = decision;
    const seen = new Set<string>();
    const note = (key: string) => {
      if (seen.has(key)) return;
      seen.add(key);
      const readers = this.#readers.get(key);
      if (readers) readers.push(decision);
      else this.#readers.set(key, [decision]);
    };
    const reader = { property: (urn: string, key: string) => note(`${urn} ${key}`), type: note };
    const input = this.#inputs[at];
    if (rule.scope === "resource")
      return input ? checkSubject(rule, readResource(input, reader), NOTHING, this.#settings) : [];
    const stack = new ReadStack(this.#outputs, reader);
    const subject = stack.resources[at];
    return subject ? checkSubject(rule, subject, stack, this.#settings) : [];
  }

  #touched(change: Change): Set<Decision> {
    const readersOf = (key: string) => this.#readers.get(key) ?? [];
    if (change.kind === "replace") {
      const { urn } = change.from;
      return new Set(
        [ALL, ...changedKeys(change.from, change.to)].flatMap((key) => readersOf(`${urn} ${key}`)),
      );
    }
    const touched = new Set(readersOf(change.kind === "add" ? change.to.type : change.from.type));
    if (change.kind === "add") {
      for (const rule of this.#rules)
        if (rule.types.includes(change.to.type)) touched.add({ rule, at: this.#plan.length });
    }
    return touched;
  }

  /** The resources with the change; what was taken away leaves its place empty. */
  #changed(change: Change): Record<"inputs" | "outputs", (Resource | undefined)[]> {
    if (change.kind === "replace" && change.to.type.startsWith("pulumi:providers:")) {
      const plan = this.#plan.map((one) => (one.urn === change.to.urn ? change.to : one));
      return { inputs: asInputs(plan), outputs: asOutputs(plan) };
    }
    const next = change.kind === "remove" ? [] : this.#withProvider(change.to);
    const at = change.kind === "add" ? this.#plan.length : (this.#places.get(change.from.urn) ?? -1);
    const put = (list: readonly Resource[], [resource]: Resource[]) => {
      const all: (Resource | undefined)[] = [...list];
      all[at] = resource;
      return all;
    };
    return { inputs: put(this.#inputs, asInputs(next)), outputs: put(this.#outputs, asOutputs(next)) };
  }

  /** A resource, and its provider's line behind it, from which its settings are read. */
  #withProvider(resource: PlannedResource): PlannedResource[] {
    const provider = this.#plan[this.#places.get(resource.provider ?? "") ?? -1];
    return provider ? [resource, provider] : [resource];
  }
}

const NOTHING = new Stack([]);

function changedKeys(from: PlannedResource, to: PlannedResource): string[] {
  const keys = new Set([...Object.keys(from.props), ...Object.keys(to.props)]);
  const changed = [...keys].filter((key) => from.props[key] !== to.props[key]);
  return from.protect === to.protect ? changed : [...changed, "(protect)"];
}

function keyOf({ rule, urn, message }: Violation): string {
  return `${rule} ${urn} ${message}`;
}
