import { itFinds, itKeeps } from "./marked";

describe("the detector of e-mail addresses", () => {
  itFinds("EMAIL", [
    "⟦jo.ray{at}gmail.com⟧",
    "⟦jo_ray(at)school[dot]edu⟧",
    "email me ⟦jo.ray AT gmail DOT com⟧",
    "⟦jo.ray at school dot k12 dot ca dot us⟧",
    "⟦jo underscore ray at yahoo dot com⟧",
    "⟦j o r a y @ g m a i l . c o m⟧",
    "⟦jo.ray@gmail⟧ and ⟦jo@gmail,com⟧",
    "my email is ⟦jsmith at lopez.com⟧",
  ]);
  itKeeps([
    "look at example.com",
    "meet me at school. com on",
    "S@turday, c@t",
    "we are at home dot com is closed",
  ]);
});

describe("the detector of web addresses", () => {
  itFinds("URL", [
    "go to ⟦jo-ray.github.io⟧",
    "my site ⟦joray.com⟧",
    "⟦https : // jo . com / me⟧",
    "⟦hxxp[:]//evil[.]com/x⟧",
    "⟦www dot joray dot com⟧",
    "⟦instagram dot com slash joray⟧",
    "⟦chat.whatsapp.com/MP08LC5M⟧",
    "⟦example[.]com/jo⟧",
  ]);
  itKeeps(["and/or, he/she, 24/7", "see notes.md or file.py", "e.g. this, i.e. that", "example.com is down"]);
});
