import assert from "node:assert/strict";
import { detectHandles } from "../../../../runtime/redaction/names";

function marked(text: string): string {
  let out = "";
  let at = 0;
  for (const { start, end, type } of detectHandles(text)) {
    assert.equal(type, "HANDLE");
    out += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
    at = end;
  }
  return out + text.slice(at);
}

const FOUND = [
  "dm ⟦@moon.child_7⟧ pls",
  "my snap is ⟦tortilla_fan⟧",
  "my insta is ⟦zorblaxa⟧",
  "ig: ⟦rae.paints⟧",
  "add me on discord ⟦pixelfox#0042⟧",
  "someone named ⟦pixelfox#0042⟧ wrote me",
  "he keeps messaging me from ⟦notRealKyle22⟧",
  "⟦xX_Shadow_Xx⟧ keeps following me",
  "⟦u/sleepy_otter⟧ posted it",
  "⟦kari_draws9⟧ is my tiktok",
  "gamertag = ⟦BlazeWolf77⟧",
  "⟦TTV-Nova12⟧ was live",
  "her username was ⟦lil.bean.03⟧ on kik",
];

const KEPT = [
  "mail me: jo.ray@example.com",
  "meet @ 5pm or @lunch",
  "@everyone the test is today",
  "my snap is broken and my insta is weird",
  "open essay_v4.docx and main.py",
  "room#1204 and order #80568",
  "i play minecraft 1.20 on my ps5",
  "@Override public void run()",
  "follow the rules on page 12",
  "discord is down",
  "my iPhone and my YouTube are slow",
  "see u at 3pm or 4:15pm",
];

describe("account names", () => {
  for (const text of FOUND) {
    it(`are found in ${JSON.stringify(text)}`, () => {
      assert.equal(marked(text.replace(/[⟦⟧]/g, "")), text);
    });
  }

  for (const text of KEPT) {
    it(`are not found in ${JSON.stringify(text)}`, () => {
      assert.equal(marked(text), text);
    });
  }

  it("are not joined over what was redacted before", () => {
    assert.deepEqual(detectHandles("my insta is \uE000 zorb_77"), []);
    assert.deepEqual(detectHandles("@\uE000 and \uE000_77"), []);
  });
});
