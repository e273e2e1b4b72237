import * as assert from "node:assert/strict";
import type { PiiType } from "../../../../runtime/redaction";
import { detectStructured } from "../../../../runtime/redaction/detectors/structured";
import { joinOverlaps } from "../../../../runtime/redaction/spans";
import { createView, endOf, startOf } from "../../../../runtime/redaction/view";

/** The values found in a text by the detectors of structured values alone, with their types. */
export function foundIn(text: string): [PiiType, string][] {
  const view = createView(text);
  return joinOverlaps(detectStructured(view.text)).map(({ type, start, end }) => [
    type,
    text.slice(startOf(view, start), endOf(view, end - 1)),
  ]);
}

/** One test a text: what stands in `⟦…⟧` is found as the type, and nothing else. */
export function itFinds(type: PiiType, texts: readonly string[]): void {
  for (const marked of texts) {
    it(`finds ${type} in ${JSON.stringify(marked)}`, () => {
      const values = [...marked.matchAll(/⟦([^⟧]*)⟧/gu)].map(([, value]) => [type, value]);
      assert.deepEqual(foundIn(marked.replace(/[⟦⟧]/gu, "")), values);
    });
  }
}

/** One test a text: nothing is found in it. */
export function itKeeps(texts: readonly string[]): void {
  for (const text of texts) it(`keeps ${JSON.stringify(text)}`, () => assert.deepEqual(foundIn(text), []));
}
