import type { DataClass } from "../../contracts/retention";
import { Stack } from "../../policy-pack/model/stack/stack";
import { asOutputs, type PlannedResource } from "../../policy-pack/plan";
import { manifestContradictions } from "./contradictions/manifest";
import { stackContradictions } from "./contradictions/stack";
import { COPY_KINDS, type Copy, lastDay } from "./copy";
import { keepsNothing, READERS } from "./readers";
import { UnknownHolding } from "./readers/reader";

/** Where one class lives in a stack, and when the last copy of it is gone. */
export interface ClassSurvey {
  dataClass: DataClass;
  copies: Copy[];
  /** Days after the event; `never` where a copy has no end. */
  lastDay: number | "never";
}

export interface Survey {
  classes: ClassSurvey[];
  /** What contradicts the manifest, or the manifest itself; empty where all is well. */
  contradictions: string[];
}

/** Reads from a stack's plan where every class of data lives, and holds it against the manifest. */
export function survey(plan: readonly PlannedResource[]): Survey {
  const stack = new Stack(asOutputs(plan));
  const unknown: string[] = [];
  const copies = stack.resources.flatMap((resource) => {
    const reader = READERS.get(resource.type);
    try {
      if (reader) return reader(resource, stack);
    } catch (error) {
      if (!(error instanceof UnknownHolding)) throw error;
      unknown.push(error.message);
      return [];
    }
    if (!keepsNothing(resource.type)) unknown.push(unknownType(resource.type, resource.name));
    return [];
  });
  return {
    classes: byClass(copies),
    contradictions: [...unknown, ...manifestContradictions(), ...stackContradictions(copies)],
  };
}

function byClass(copies: readonly Copy[]): ClassSurvey[] {
  const classes = new Map<DataClass, Copy[]>();
  for (const copy of copies) classes.set(copy.dataClass, [...(classes.get(copy.dataClass) ?? []), copy]);
  return [...classes].map(([dataClass, own]) => ({
    dataClass,
    copies: own.sort((one, other) => COPY_KINDS.indexOf(one.kind) - COPY_KINDS.indexOf(other.kind)),
    lastDay: lastDay(own),
  }));
}

function unknownType(type: string, name: string): string {
  return (
    `'${name}' is of type ${type}, of which it is not known whether it keeps data; ` +
    "give it a reader in operations/retention/readers, or list it there as keeping nothing"
  );
}
