import type { NamePools } from "./pools";
import type { Random } from "./random";

const NICKNAMES =
  `Alex Abby Andy Beth Becca Ben Bobby Cam Cathy Charlie Chris Dan Danny Dave Deb Drew Eddie Ellie Frankie Gabe Gabby
  Hank Izzy Jackie Jake Jamie Jen Jenny Jess Jessie Jim Jimmy Joey Johnny Jon Josh Kate Katie Kathy Ken Kenny Kim Lexi Liz Lizzy Maddie
  Manny Matt Max Meg Mike Mikey Missy Nat Nate Nick Nicky Pat Patty Pete Ray Ricky Rob Robbie Ron Sam Sammy Sandy Stef Steph Steve Sue
  Tam Teddy Terri Tim Timmy Toby Tom Tommy Tony Tori Val Vicky Vinny Will Zach Zack Mo Xavi Paco Pepe Lupe Nando Chuy Bea Gigi Lulu Kiki
  DJ TJ AJ CJ JJ MJ RJ Bri Dre Jay Kay Tay Shay Rae Mel Dani Niko Theo Leo Lex Ash Em Soph Liv Addie Cece Mimi Coco`.split(
    /\s+/,
  );

/** Parts of given names of two, as Korean and Chinese ones are written in Latin letters. */
const SYLLABLES =
  `ji woo min seo jun hyun soo young hee eun kyung jae sung ho yeon hye won mei ling xiao wei jing ming hui yu lan hua li na fang qing chen hao jie`.split(
    /\s+/,
  );

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function firstName(pools: NamePools, random: Random): string {
  const roll = random.next();
  if (roll < 0.38) return random.pick(pools.first);
  if (roll < 0.5) return random.pick(pools.rareFirst);
  if (roll < 0.68) return random.pick(pools.wordFirst);
  if (roll < 0.74) return random.pick(NICKNAMES);
  if (roll < 0.76) return `${random.pick(pools.first)}-${random.pick(pools.first)}`;
  if (roll < 0.78)
    return random.pick(["De", "La", "Da", "Mc", "Ja", "D'", "Ke", "Ta", "Na'"]) + random.pick(pools.first);
  if (roll < 0.8) return `${upperFirst(random.pick(SYLLABLES))}-${random.pick(SYLLABLES)}`;
  return upperFirst(random.pick(random.pick(pools.latin).first));
}

export function lastName(pools: NamePools, random: Random): string {
  const roll = random.next();
  if (roll < 0.5) return random.pick(pools.last);
  if (roll < 0.66) return random.pick(pools.rareLast);
  if (roll < 0.72) return `${random.pick(pools.last)}-${random.pick(pools.last)}`;
  if (roll < 0.76) {
    const apostrophe = random.pick(["'", "’"]);
    return random.pick(["O", "D", "L", "O", "O"]) + apostrophe + random.pick(pools.last);
  }
  if (roll < 0.8)
    return (
      random.pick([
        "Mc",
        "Mac",
        "Fitz",
        "St. ",
        "de la ",
        "van ",
        "van der ",
        "von ",
        "Al-",
        "El ",
        "De ",
        "Di ",
        "Le",
        "bin ",
      ]) + random.pick(pools.last)
    );
  return random.pick(random.pick(pools.latin).last);
}

/** A first and a last name of one locale. */
function localeName(pools: NamePools, random: Random): [string, string] {
  const { first, last } = random.pick(pools.latin);
  return [upperFirst(random.pick(first)), upperFirst(random.pick(last))];
}

/** A name in another script. */
export function scriptName(pools: NamePools, random: Random): string {
  const { locale, first, last } = random.pick(pools.script);
  const given = random.pick(first);
  const family = random.pick(last);
  const joint = /^(zh|ja|ko)/.test(locale) ? random.pick(["", "", " "]) : " ";
  if (/^(zh|ja|ko)/.test(locale)) return random.chance(0.25) ? given : family + joint + given;
  const roll = random.next();
  if (roll < 0.4) return given;
  if (roll < 0.5) return `${given} ${random.pick(first)} ${family}`;
  return roll < 0.6 ? `${family} ${given}` : given + joint + family;
}

/** Two letters swapped, doubled or one dropped. */
function misspell(name: string, random: Random): string {
  if (name.length < 4) return name;
  const at = 1 + random.below(name.length - 2);
  const roll = random.next();
  if (roll < 0.4) return name.slice(0, at) + (name[at + 1] ?? "") + name[at] + name.slice(at + 2);
  if (roll < 0.75) return name.slice(0, at) + name[at] + name.slice(at);
  return name.slice(0, at) + name.slice(at + 1);
}

const letter = (random: Random) => String.fromCharCode(65 + random.below(26));

/** A full name in one of its forms. */
export function fullName(pools: NamePools, random: Random): string {
  const roll = random.next();
  if (roll < 0.16) return localeName(pools, random).join(" ");
  let [first, last] = [firstName(pools, random), lastName(pools, random)];
  if (random.chance(0.09)) [first, last] = [misspell(first, random), misspell(last, random)];
  if (roll < 0.24) return `${first} ${letter(random)}. ${last}`;
  if (roll < 0.27) return `${first} ${letter(random)} ${last}`;
  if (roll < 0.31) return `${first} ${firstName(pools, random)} ${last}`;
  if (roll < 0.34) return `${letter(random)}. ${last}`;
  if (roll < 0.38) return `${first} ${letter(random)}.`;
  if (roll < 0.41)
    return `${first} ${last}${random.pick([" Jr.", " Jr", ", Jr.", " III", " II", " Sr.", " IV", ", MD", ", LCSW", ", PhD", ", RN", ", LPC", ", M.Ed.", ", PsyD"])}`;
  if (roll < 0.445) return `${first} ${lastName(pools, random)} ${last}`;
  if (roll < 0.45) return `${letter(random)}.${letter(random)}. ${last}`;
  if (roll < 0.465)
    return `${first} ${random.pick(['"', "'", "("])}${random.pick(NICKNAMES)}${'"'} ${last}`
      .replace(/\((\w+)"/, "($1)")
      .replace(/'(\w+)"/, "'$1'");
  return `${first} ${last}`;
}

export function lastFirst(pools: NamePools, random: Random): string {
  const middle = random.chance(0.2)
    ? ` ${letter(random)}${random.pick([".", ""])}`
    : random.chance(0.08)
      ? ` ${firstName(pools, random)}`
      : "";
  const [first, last] = random.chance(0.2)
    ? localeName(pools, random)
    : [firstName(pools, random), lastName(pools, random)];
  return `${last}, ${first}${middle}`;
}

/** Any person, as people write them. */
export function anyName(pools: NamePools, random: Random): string {
  const roll = random.next();
  let name: string;
  if (roll < 0.4) name = firstName(pools, random);
  else if (roll < 0.75) name = fullName(pools, random);
  else if (roll < 0.835) name = lastFirst(pools, random);
  else if (roll < 0.97) name = scriptName(pools, random);
  else name = localeName(pools, random).join(" ");
  const how = random.next();
  if (how < 0.13) return name.toLowerCase();
  if (how < 0.18) return name.toUpperCase();
  return how < 0.22 ? misspell(name, random) : name;
}
