import * as assert from "node:assert/strict";
import { foundIn, itFinds, itKeeps } from "./marked";

describe("the detector of ids that a word tells", () => {
  itFinds("STUDENT_ID", [
    "sid: ⟦99-1234567⟧",
    "student no. ⟦4 5 5 6 9 1 4⟧",
    "student id number is ⟦four five five six nine one four⟧",
    "my lunch # is ⟦44556⟧ and my pin is ⟦4432⟧",
    "⟦@00445566⟧ is my banner id",
    "roll number: ⟦20451⟧",
    "学号⟦20230145⟧",
    "⟦LHS-204511⟧ is her student id",
  ]);
  itFinds("NET_ID", ["my login is ⟦jd482⟧", "netid ⟦lreynolds19⟧ needs a reset", "username: ⟦jdoe22⟧"]);
  itFinds("MEDICAL_RECORD_NUMBER", [
    "patient #: ⟦123456⟧",
    "chart no ⟦44-55-66⟧",
    "MRN ⟦MR-448211⟧",
    "patient ⟦44-55-667⟧ left",
  ]);
  itFinds("HEALTH_PLAN_ID", ["policy # ⟦ABC-123456-01⟧", "⟦1EG4-TE5-MK73⟧ is on the card"]);
  itFinds("PASSPORT", ["passport no. ⟦X1234567⟧"]);
  itFinds("LICENSE_PLATE", [
    "plate no. ⟦361-XWT⟧ was there",
    "the plate was ⟦SZ72 TYC⟧, a van",
    "plate ⟦M-C 9744⟧ followed",
    "plate ⟦bry 439⟧ followed",
  ]);
  itFinds("IBAN", ["⟦gb82 west 1234 5698 7654 32⟧", "⟦NO93-8601-1117-947⟧ thanks"]);
  itKeeps([
    "student council meets in room 112",
    "student count: 1250, ID card photos next week",
    "login from the 3rd floor failed 5 times",
    "git tag abc1234 pushed",
    "the license plate game",
    "patient 2019-2020 numbers, member 2 left",
    "event id 83571 and request id: 44556677",
    "passport photos cost 12",
    "locker 551 is stuck",
    "CS320 is full, can i take BIO 22",
    "XX82 WEST 1234 5698 7654 32",
    "plate 12 is hot",
  ]);

  it("takes the heading of a column for a cue, for as many lines as have its cells", () => {
    const table =
      "name,student id,ssn,dob\nx,227305,123456789,5/3/2010\ny,227306,123456780,5/4/2010\n\n227307,1";
    assert.deepEqual(
      foundIn(table).map(([type, value]) => `${type} ${value}`),
      [
        "STUDENT_ID 227305",
        "US_SSN 123456789",
        "DATE_OF_BIRTH 5/3/2010",
        "STUDENT_ID 227306",
        "US_SSN 123456780",
        "DATE_OF_BIRTH 5/4/2010",
      ],
    );
  });
});
