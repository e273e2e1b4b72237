import { itFinds, itKeeps } from "./marked";

describe("the detector of dates of birth", () => {
  itFinds("DATE_OF_BIRTH", [
    "born ⟦May the fourth 2010⟧",
    "my bday is ⟦5/3⟧",
    "my birthday's on ⟦the third of May⟧",
    "⟦5/3⟧ is my birthday",
    "⟦May 5th 2010⟧ is when i was born",
    "I turned 13 on ⟦Oct 3⟧",
    "she turns 12 this ⟦march 5th⟧",
    "D.O.B.: ⟦05.03.2010⟧",
    "my b-day: ⟦may five two thousand ten⟧",
    "dob ⟦five slash three slash two thousand nine⟧",
    "birthdate=⟦20100503⟧",
    "born in Dallas on ⟦the 5th of may 2011⟧",
    "née ⟦le 5 mai 1998⟧",
    "geboren ⟦am 5. Mai 1998⟧",
    "fecha de nacimiento: ⟦5 de mayo de 2010⟧",
    "生日是⟦2010年5月3日⟧",
    "dob ⟦May 5 '10⟧",
  ]);
  itKeeps([
    "the test is on May 5, 2026 at 10am",
    "World War II ended September 2, 1945",
    "her birthday is on friday",
    "my birthday party had 12 people and ended at 5",
    "I was born to run. The race is on 5/3",
    "the birth of the nation in 1776",
    "he turned 3 pages on the map",
  ]);
});
