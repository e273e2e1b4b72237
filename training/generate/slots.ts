import { anyName, firstName, fullName, lastFirst, lastName, type NamePools, scriptName } from "./names";
import type { Random } from "./random";

/** Lists that fill places of templates which are no persons. */
export interface SlotLists {
  places: string[];
  persons: string[];
  words: string[];
}

const choices = (text: string) => text.split("|");

const FIXED: Record<string, string[]> = {
  day: choices(
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|monday|tuesday|friday|tomorrow|next week|Mon|Tues|fri",
  ),
  month: choices(
    "January|February|March|April|May|June|July|August|September|October|November|December|april|may|june|Sept|Oct",
  ),
  subject: choices(
    "math|science|English|Biology|bio|AP Bio|Chemistry|chem|history|US History|Algebra|Algebra 2|geometry|Spanish|French|art|band|PE|gym|Physics|health|economics|AP Lit|world geography|drama|choir|ceramics|computer science|AP Psych|Pre-Calc|study hall",
  ),
  school: choices(
    "Lincoln High|Roosevelt Middle School|Oak Grove Elementary|Central High School|the middle school|Jefferson Academy|Westview High|St. Mary's|Washington Elementary|State University|Riverside High|Kennedy Middle|Brookfield Elementary|Franklin High School",
  ),
  brand: choices(
    "Google Classroom|Chromebook|iPhone|Roblox|Minecraft|Fortnite|TikTok|Instagram|Snapchat|Discord|Netflix|Canvas|Quizlet|Kahoot|Khan Academy|Zoom|Microsoft Teams|YouTube|Spotify|Schoology|PowerSchool|Xbox|Nintendo Switch|Desmos|Duolingo|ChatGPT|Google Docs",
  ),
  thing: choices(
    "homework|my locker|the test|the quiz|lunch|my phone|the bus|my bike|the game|a dog|the library|basketball|the cafeteria|my essay|the group project|my backpack|soccer|volleyball|the musical|the field trip|detention|my schedule|a hoodie|pizza|math class",
  ),
  feel: choices(
    "sad|scared|angry|anxious|tired|happy|lonely|worried|stressed|depressed|nervous|ok|upset|overwhelmed|numb|hopeless|better|mad",
  ),
  kin: choices(
    "mom|dad|mother|father|brother|sister|little brother|big sister|cousin|aunt|uncle|grandma|grandpa|stepdad|stepmom|foster mom|grandmother|niece|nephew|twin brother|half sister|godmother|guardian",
  ),
  friend: choices(
    "friend|best friend|bff|classmate|boyfriend|girlfriend|ex|lab partner|roommate|neighbor|teammate|crush|bf|gf|buddy|study partner|group partner|locker buddy|childhood friend|old friend|gamer friend",
  ),
  role: choices(
    "teacher|counselor|school counselor|principal|vice principal|nurse|school nurse|coach|therapist|social worker|caseworker|tutor|bus driver|librarian|advisor|psychologist|pediatrician|probation officer|dean|custodian|substitute|secretary|babysitter|mentor|doctor|psychiatrist",
  ),
  title: choices(
    "Mr.|Mrs.|Ms.|Miss|Dr.|Mr|Mrs|Ms|Coach|Prof.|Professor|Principal|Nurse|mr|mrs|ms|mr.|ms.|coach|Officer|Mx.|Sr.|Señora|Father|Rev.|Pastor|Judge|dr|Counselor",
  ),
  they: choices("he|she|they"),
  time: choices(
    "3:15|8am|2:30 PM|noon|7:45am|10:05|after school|third period|before lunch|4 o'clock|11:59pm",
  ),
  ord: choices("1st|2nd|3rd|4th|fifth|sixth|7th|8th"),
  book: choices(
    "The Great Gatsby|Romeo and Juliet|Lord of the Flies|Of Mice and Men|To Kill a Mockingbird|Charlotte's Web|Harry Potter|Diary of a Wimpy Kid|Hamlet|Macbeth|Julius Caesar|The Outsiders|Frankenstein|Jane Eyre|Huckleberry Finn|Don Quixote|Matilda|Anne of Green Gables|Peter Pan|Oliver Twist|Percy Jackson|Finding Nemo|Good Will Hunting|The Grapes of Wrath|King Lear|Moby Dick|Little Women",
  ),
  country: choices(
    "Mexico|Canada|France|Germany|China|Japan|India|Brazil|Kenya|Egypt|Russia|Spain|Italy|Korea|Nigeria|Chad|Jordan|Israel|Georgia|Cuba|Haiti|Vietnam|Ukraine|Syria|Somalia|Guatemala|Poland|Peru|Turkey",
  ),
  state: choices(
    "Texas|Virginia|Georgia|Carolina|Florida|Ohio|Montana|Dakota|Washington|California|Oregon|Alabama|Maine|New York|Nevada|Arizona|Michigan|Indiana",
  ),
  sign: choices(
    "Thanks|Thank you|Best|Best regards|Sincerely|Warmly|Regards|Kind regards|Cheers|Respectfully|Yours truly|Love|xoxo|Many thanks|Take care|With appreciation|All the best|thx|thanks|ty|Talk soon|Yours sincerely|Warm regards|Cordially|Gratefully",
  ),
  hi: choices(
    "Dear|Hi|Hello|Hey|hi|hey|hello|Good morning|Good afternoon|Greetings|Morning|Hiya|yo|dear|heyy|hii",
  ),
};

/** Fills one place of a template. */
export function fillSlot(slot: string, pools: NamePools, lists: SlotLists, random: Random): string {
  switch (slot) {
    case "P":
      return anyName(pools, random);
    case "F":
      return cased(firstName(pools, random), random);
    case "L":
      return cased(lastName(pools, random), random);
    case "N":
      return cased(fullName(pools, random), random);
    case "R":
      return lastFirst(pools, random);
    case "S":
      return scriptName(pools, random);
    case "abbr":
      return Array.from({ length: 2 + random.below(4) }, () =>
        String.fromCharCode(65 + random.below(26)),
      ).join("");
    case "var":
      return random.pick(
        choices(
          "x|y|n|sqrt|phi|theta|cos|tan|foo|tmp|mw|kph|xs|qty|lim|mph|asdf|hmm|grr|argh|blah|ughh|pfft|skibidi|rizz|yeet|gyatt|delulu",
        ),
      );
    case "num":
      return String(1 + random.below(random.pick([10, 40, 100, 2000])));
    case "year":
      return String(1750 + random.below(280));
    case "id":
      return `${random.pick(["", "S", "A", "STU-", "s"])}${10_000 + random.below(9_000_000)}`;
    case "phone":
      return `${200 + random.below(700)}-${200 + random.below(700)}-${1000 + random.below(9000)}`;
    case "email":
      return `${random.pick(["info", "office", "jsmith", "kelly.r", "t_jones"])}@${random.pick(["example.com", "school.edu", "mail.org"])}`;
    case "date":
      return `${1 + random.below(12)}/${1 + random.below(28)}/${random.pick(["26", "2025", "2011", "08"])}`;
    case "place":
      return random.pick(lists.places);
    case "public":
      return random.pick(lists.persons);
    case "word":
      return random.pick(lists.words);
    case "emoji":
      return random.pick(["😭", "😂", "🙄", "❤️", "💀", "🥺", "👋", "😡"]);
    default: {
      const options = FIXED[slot];
      if (!options) throw new Error(`There is no slot {${slot}}.`);
      return random.pick(options);
    }
  }
}

function cased(name: string, random: Random): string {
  const roll = random.next();
  return roll < 0.14 ? name.toLowerCase() : roll < 0.19 ? name.toUpperCase() : name;
}

/** Slots whose words are those of a person. */
export const PERSON_SLOTS: ReadonlySet<string> = new Set(["P", "F", "L", "N", "R", "S"]);
