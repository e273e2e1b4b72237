import * as assert from "node:assert/strict";
import { createRedactor, PII_TYPES } from "../../../runtime/redaction";
import { FORMS, NEGATIVES } from "./forms";

const { redactText } = createRedactor();

describe("the redaction of text", () => {
  for (const [type, texts] of Object.entries(FORMS)) {
    for (const marked of texts) {
      it(`finds ${type} in ${JSON.stringify(marked)}`, () => {
        const text = marked.replace(/[⟦⟧]/gu, "");
        const result = redactText(text);
        assert.equal(result.text, marked.replace(/⟦[^⟧]*⟧/gu, `[${type}]`));
        const values = [...marked.matchAll(/⟦([^⟧]*)⟧/gu)].map(([, value]) => value);
        assert.deepEqual(
          result.found.map(({ start, end }) => text.slice(start, end)),
          values,
        );
      });
    }
  }

  for (const text of NEGATIVES) {
    it(`finds nothing in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(redactText(text), { text, found: [] });
    });
  }

  it("says where and what, never the value", () => {
    const { found } = redactText("mail jo@example.com");
    assert.deepEqual(found, [{ type: "EMAIL", start: 5, end: 19 }]);
  });

  it("leaves its own placeholders alone, whoever wrote them", () => {
    for (const type of PII_TYPES) assert.equal(redactText(`[${type}]`).text, `[${type}]`);
  });

  describe("of known values", () => {
    const known: [string, string[], string][] = [
      ["in another case", ["Zoe Marlowe"], "ZOE MARLOWE and zoe marlowe⇒[PERSON] and [PERSON]"],
      ["without their accents", ["Zoë Núñez"], "zoe nunez⇒[PERSON]"],
      ["with accents they lack", ["Zoe Nunez"], "Zoë Núñez and Zoe\u0308⇒[PERSON] and [PERSON]"],
      [
        "by each of their parts",
        ["Zoe Marlowe-Quist"],
        "quist, marlowe; Zoe's⇒[PERSON], [PERSON]; [PERSON]'s",
      ],
      ["run together", ["Zoe Marlowe"], "xzoemarlowe99 zoe.marlowe⇒x[PERSON]99 [PERSON]"],
      ["with their letters apart", ["Zoe Marlowe"], "M a r l o w e or M-a-r-l-o-w-e⇒[PERSON] or [PERSON]"],
      ["over any gap", ["Zoe Marlowe"], "Zoe\n  Marlowe; MARLOWE, Zoe⇒[PERSON]; [PERSON]"],
      ["as an account", ["Zoe Marlowe"], "zmarlowe12⇒[PERSON]12"],
      [
        "that are ids with separators",
        ["S4556914"],
        "S-455 6914, Ｓ４５５６９１４⇒[STUDENT_ID], [STUDENT_ID]",
      ],
      ["that are ids in other digits", ["4556914"], "٤٥٥٦٩١٤⇒[STUDENT_ID]"],
      ["in full-width letters", ["Zoe Marlowe"], "ＺＯＥ⇒[PERSON]"],
      ["split by characters nobody sees", ["Zoe Marlowe"], "Z\u200boe Mar\u00adlowe⇒[PERSON]"],
      ["with letters that do not decompose", ["Søren Łuk"], "soren luk⇒[PERSON]"],
      ["in scripts without spaces", ["山下 幹"], "私は山下幹です、幹⇒私は[PERSON]です、[PERSON]"],
      ["of one letter", ["J Q"], "J Q and j⇒[PERSON] and j"],
      ["not inside other words", ["Ann Lee"], "annual planning, sleepy⇒annual planning, sleepy"],
      ["that are ids", ["S4556914"], "s4556914 and xS4556914y⇒[STUDENT_ID] and x[STUDENT_ID]y"],
      ["that are short ids, as words of their own", ["17"], "room 17, 177⇒room [STUDENT_ID], 177"],
      ["that are only spaces, as nothing", [" ", ""], "a b⇒a b"],
    ];
    for (const [title, values, pair] of known) {
      const [text = "", expected] = pair.split("⇒");
      it(`removes them ${title}`, () => assert.equal(redactText(text, values).text, expected));
    }
  });
});
