import { hashWord } from "./hash";

/** Words that say what stands next to them, by what they say. The order gives each group its number, from 1. */
const GROUPS = {
  title:
    "mr mrs ms miss mx dr doctor prof professor coach principal nurse teacher counselor counsellor sir madam rev reverend father sister brother officer deputy sgt sergeant judge señor señora señorita sra sr. herr frau monsieur madame mme signor signora therapist pediatrician dean",
  kin: "mom mother dad father mum mama papa mommy daddy sister brother bro sis aunt auntie uncle cousin grandma grandpa grandmother grandfather granny nana niece nephew stepdad stepmom stepfather stepmother stepbrother stepsister son daughter wife husband twin sibling parent guardian parents guardians kid child baby abuela abuelo tia tio",
  friend:
    "friend friends freind frend bff bestie buddy pal classmate classmates roommate neighbor neighbour boyfriend girlfriend bf gf ex crush partner teammate girl boy guy kid student students patient client counselee caseworker babysitter tutor mentor roomie mate lady man woman dude colleague coworker crew pupil bully",
  label:
    "name names firstname lastname fullname surname forename student patient parent guardian contact attn attention author from to cc bcc by signed signature sincerely teacher counselor advisor reporter witness caller participant applicant emergency staff referred physician provider client member user username recipient sender guest attendee attendees organizer instructor mother father child nickname alias preferred legal maiden clinician therapist assignee owner subject re requested submitted prepared reviewed approved reported completed observed assigned",
  intro: "im i'm called named name's names call aka nicknamed introduce",
  greeting:
    "hi hey hello hiya yo dear greetings sup hola heya morning afternoon evening howdy welcome thanks thank thx ty sorry bye goodbye congrats congratulations",
  signoff:
    "regards sincerely warmly best cheers thanks yours love respectfully cordially gratefully xoxo xx thx blessings faithfully truly",
  say: "said says say told tells asked asks thinks thought wants wanted likes liked loves loved hates hated hit pushed punched kicked texted called messaged emailed wrote came went left moved lives sits sat got gave took made did does has had was is will would wont won't doesnt doesn't didnt didn't isnt isn't wasnt wasn't keeps kept knows knew saw feels felt looks looked seems started stopped cried cries threatened bullied hurt asked needs needed reported stated mentioned explained arrived attended presents presented denies denied",
  with: "with and or to for from by about of told tell ask asked asking saw met meet see seen know knows hate love like miss dating date kissed invited called text message call email contact cc between than without behind beside near next against",
  particle:
    "de la del der den ul ud van von da dos das do di du le el al bin binti ibn bint abu ben ter ten av af st mac mc san santa y e zu zum vom los las bat",
  suffix: "jr sr ii iii iv phd md esq lcsw lpc lmft msw psyd rn np edd med jd dds lmhc",
  month: "january february march april may june july august september october november december",
  day: "monday tuesday wednesday thursday friday saturday sunday",
  study:
    "theorem theory law laws equation constant method model principle novel book books poem poems play plays movie film song songs album sonnet speech war battle revolution president king queen emperor prince princess pope saint pharaoh scientist inventor author poet painter artist singer rapper band composer philosopher physicist mathematician character chapter act scene biography diary quote portrait painting symphony museum memorial monument day prize award dynasty era century expedition tour concert lyrics fan",
  place:
    "street st ave avenue road rd drive dr lane ln blvd boulevard school high elementary middle academy university college county city hall park lake river mountain island hospital clinic center centre building library church mall state island beach district north south east west mount fort bridge valley airport station hotel",
  thing:
    "season break weather flower flowers dress juice cake bowl team game club class test homework project exam quiz period room app phone",
  article: "a an the this that these those my your his her our their its some any no every each",
} as const;

/** Number of the group by its name. */
export const CUE = Object.fromEntries(Object.keys(GROUPS).map((name, at) => [name, at + 1])) as Record<
  keyof typeof GROUPS,
  number
>;

const CUES = new Map<number, number>();
for (const [name, words] of Object.entries(GROUPS)) {
  for (const word of words.split(" ")) {
    const hash = hashWord(word);
    if (!CUES.has(hash)) CUES.set(hash, CUE[name as keyof typeof GROUPS]);
  }
}

/** The group of a word, 0 for none. */
export function cueOf(hash: number): number {
  return CUES.get(hash) ?? 0;
}
