import assert from "node:assert/strict";
import { detectNames } from "../../../../runtime/redaction/names";

/** The text with every finding in brackets. */
function marked(text: string): string {
  let out = "";
  let at = 0;
  for (const { start, end, type } of detectNames(text)) {
    assert.equal(type, "PERSON");
    out += `${text.slice(at, start)}⟦${text.slice(start, end)}⟧`;
    at = end;
  }
  return out + text.slice(at);
}

const FOUND: Record<string, string[]> = {
  "in plain chat": [
    "my friend ⟦Keisha⟧ told me ⟦Dmitri Volkov⟧ hates her",
    "hi im ⟦Rosalind⟧, is this the right chat",
    "i sat next to ⟦Oluwaseun Adeyemi⟧ at lunch",
  ],
  "in small letters": [
    "so ⟦brianna⟧ and ⟦marcus⟧ wont stop fighting",
    "my friend ⟦grace⟧ said she wants to leave",
  ],
  "in capitals": ["STUDENT: ⟦RAVEN GALLOWAY⟧", "PARENT: ⟦OMAR HADDAD⟧"],
  "in forms and lists": [
    "Name: ⟦Fitzgerald⟧, ⟦Nora⟧",
    "Absent: ⟦Ingram⟧, ⟦Talia⟧; ⟦Beck⟧, ⟦Jonas⟧",
    "1. ⟦Wendell Frye⟧\n2. ⟦Ana Ruiz⟧",
  ],
  "in letters": ["Dear ⟦Tobias⟧,\n\nThe meeting is on Monday.\n\nSincerely,\n⟦Margaret Osei⟧"],
  "behind titles": ["Mr. ⟦Abernathy⟧ gave me detention", "Ms. ⟦von Hagen⟧ is absent"],
  "with joints": [
    "my cousin ⟦Mary-Kate O'Brien⟧ is sick",
    "my uncle ⟦Ahmed bin Salem⟧ called",
    "my aunt ⟦Luz de la Cruz⟧ called",
    "I met with ⟦Dwight Hall Jr⟧ today",
  ],
  "before a possessive": ["is ⟦Winston⟧'s mom here", "im in ⟦Petersons⟧ class"],
  "in other scripts": ["my friend ⟦李强⟧ said hi", "my cousin ⟦Михаил⟧ is here", "i saw ⟦محمد⟧ at lunch"],
  "of accented letters": ["i saw ⟦Zdeňka Sedláček⟧ crying", "my brother ⟦José Núñez⟧ is home"],
};

const KEPT = [
  "will you mark my test with a pen, i hope so",
  "May I go? Hope you feel better soon",
  "school starts in June or August",
  "the rose and the lily are in bloom",
  "Newton's second law is on the test",
  "Shakespeare wrote plays",
  "we are learning about Martin Luther King and Rosa Parks",
  "Harry Potter or Percy Jackson?",
  "we drove from Paris to Berlin",
  "Google Classroom says Missing",
  "Ctrl+Shift+Esc opens the task manager",
  "add 5 mol of NaOH to 20 mL water",
  "PLEASE BE QUIET IN THE HALL",
  "Good Morning Everyone, Welcome Back!",
];

describe("names of persons", () => {
  for (const [where, texts] of Object.entries(FOUND)) {
    for (const text of texts) {
      it(`are found ${where}: ${JSON.stringify(text)}`, () => {
        assert.equal(marked(text.replace(/[⟦⟧]/g, "")), text);
      });
    }
  }

  for (const text of KEPT) {
    it(`are not found in ${JSON.stringify(text)}`, () => {
      assert.equal(marked(text), text);
    });
  }

  it("of public figures are found where a private person is meant", () => {
    assert.equal(marked("my friend Taylor Swift is sad"), "my friend ⟦Taylor Swift⟧ is sad");
    assert.equal(marked("we listened to Taylor Swift in class"), "we listened to Taylor Swift in class");
  });
});
