import * as fc from "fast-check";
import { optional, personName, saidText, studentId } from "./events";

const FIELD = fc.constantFrom("note", "comment", "client", "page", "device", "step", "answers");

/** Fields the contract lacks, nested, with the student's name and id among them at any depth. */
export function extraFields(text: fc.Arbitrary<string> = saidText): fc.Arbitrary<object> {
  return fc.letrec<{ node: unknown; tree: object }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      text,
      fc.integer({ max: 99 }),
      fc.boolean(),
      tie("tree"),
      fc.array(tie("node"), { maxLength: 3 }),
    ),
    tree: fc
      .tuple(
        fc.dictionary(FIELD, tie("node"), { maxKeys: 3 }),
        optional(fc.record({ student_name: personName, student_id: studentId })),
      )
      .map(([fields, student]) => ({ ...fields, ...student })),
  })).tree;
}
