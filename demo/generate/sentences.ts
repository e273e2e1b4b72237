import type { Person } from "./people";
import type { Random } from "./random";

/** What a student writes about themselves: names the person and plants one or two values. */
const CONFESSIONS = [
  (p: Person) => `hi its ${p.name}, mail me at ${p.email} please`,
  (p: Person) => `Call my mum on ${p.phone} before practice, ok?`,
  (p: Person) => `the form wants my social, it is ${p.ssn} - is that safe? (${p.name})`,
  (p: Person) => `someone used ${p.card} in the canteen, thats dads card`,
  (p: Person) => `my id is ${p.studentId} and I cant log in, write to ${p.email}`,
  (p: Person) => `Text ${p.phone} or ${p.email}. I feel "fine" \\ maybe 4/10 🙂`,
  () => "I could not sleep, 3 tests this week and practice at 6:30",
  () => "can we talk about breathing exercises again? page 12-14",
];

/** What staff write about a student whose name the record does not carry: structured values only. */
const REMARKS = [
  (p: Person) => `guardian reachable at ${p.phone}`,
  (p: Person) => `copied ${p.email} on the summary`,
  (p: Person) => `SSN on file ${p.ssn}, to be removed`,
  (p: Person) => `refund went to ${p.card}`,
  () => "calmer at the end, agreed on two next steps",
  () => "no change since last week",
];

export function confession(random: Random, person: Person): string {
  return random.pick(CONFESSIONS)(person);
}

export function remark(random: Random, person: Person): string {
  return random.pick(REMARKS)(person);
}
