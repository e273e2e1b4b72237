import type { Random } from "./random";
import type { Sample } from "./templates";

const PREFIXES = [
  "hey ",
  "um ",
  "so ",
  "ok ",
  "hi! ",
  "Hello, ",
  "lol ",
  "question: ",
  "wait ",
  "omg ",
  "ok so ",
  "please help. ",
  "Note: ",
  "well ",
  "- ",
  "> ",
  "FYI ",
  "also ",
  "yes, ",
  "hi, ",
  "😭 ",
];
const SUFFIXES = [
  " lol",
  " 😭",
  " pls",
  "!!",
  "...",
  " idk",
  " ok?",
  " thx",
  " :(",
  ".",
  "!",
  "?",
  " smh",
  " tbh",
  " and i feel bad",
  " please help",
  ", thanks",
  " (urgent)",
  " rn",
  " 💀💀",
];
const JOINTS = [
  ". ",
  ". ",
  "\n",
  " and ",
  ", also ",
  " ... ",
  "! ",
  " but ",
  "; ",
  "\n\n",
  " because ",
  "? ",
  " - ",
  " so ",
];
/** Stands for what other detectors have found. */
const BARRIER = "\uE000";

/** Two samples, one after the other. */
export function join(one: Sample, two: Sample, random: Random): Sample {
  const second = behind(one.text + random.pick(JOINTS), two);
  return { text: second.text, persons: [...one.persons, ...second.persons] };
}

function behind(head: string, { text, persons }: Sample): Sample {
  const shift = head.length;
  return {
    text: head + text,
    persons: persons.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}

function recase(sample: Sample, change: (text: string) => string): Sample {
  const text = change(sample.text);
  return text.length === sample.text.length ? { text, persons: sample.persons } : sample;
}

const titleCase = (text: string) => text.replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase());
const sentenceCase = (text: string) =>
  text.replace(/^\p{Ll}|(?<=[.!?\n] )\p{Ll}/gu, (letter) => letter.toUpperCase());

/** A sample as it might be typed: other case, something before or after it. */
export function disturb(sample: Sample, random: Random): Sample {
  let noisy = sample;
  const roll = random.next();
  if (roll < 0.14) noisy = recase(noisy, (text) => text.toLowerCase());
  else if (roll < 0.18) noisy = recase(noisy, (text) => text.toUpperCase());
  else if (roll < 0.21) noisy = recase(noisy, titleCase);
  else if (roll < 0.5) noisy = recase(noisy, sentenceCase);
  if (random.chance(0.12)) noisy = behind(random.pick(PREFIXES), noisy);
  if (random.chance(0.14)) noisy = { ...noisy, text: noisy.text + random.pick(SUFFIXES) };
  if (random.chance(0.05)) noisy = { ...noisy, text: noisy.text.replace(/[.!?]+$/, "") };
  return noisy;
}

/** The sample with some of its persons replaced, as a later round of the redactor sees it. */
export function withBarriers(sample: Sample, random: Random): Sample {
  const left: Sample = { text: "", persons: [] };
  let at = 0;
  for (const { start, end } of sample.persons) {
    left.text += sample.text.slice(at, start);
    if (random.chance(0.6)) left.text += BARRIER;
    else {
      left.persons.push({ start: left.text.length, end: left.text.length + end - start });
      left.text += sample.text.slice(start, end);
    }
    at = end;
  }
  left.text += sample.text.slice(at);
  return left;
}
