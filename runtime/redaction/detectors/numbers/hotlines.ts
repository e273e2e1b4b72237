import { WORD } from "../../scan/flags";
import { isWord, textAt } from "../../scan/tokens";
import { type Context, cued } from "../context";

/** Published help lines, national numbers without the country code: they are no personal data and must stay readable. */
const HOTLINES = new Set([
  "8002738255", // 988 Suicide & Crisis Lifeline
  "8007842433", // 1-800-SUICIDE
  "8002221222", // Poison Help
  "8007997233", // National Domestic Violence Hotline
  "8006564673", // RAINN
  "8664887386", // The Trevor Project
  "8009506264", // NAMI
  "8006624357", // SAMHSA
  "8004224453", // Childhelp
  "8775658860", // Trans Lifeline
  "8008435678", // Missing and exploited children
  "8007862929", // National Runaway Safeline
  "8883737888", // Human trafficking
  "8664319474", // loveisrespect
  "8663319474",
  "8004483000", // Boys Town
  "8002324636", // CDC
  "8339436746", // Maternal mental health
  "8009855990", // Disaster distress
  "8006686868", // Kids Help Phone
  "8559775552",
  "8554847846",
  "8778727275",
]);
const TOLL_FREE = new Set(["800", "833", "844", "855", "866", "877", "888", "822"]);
const REACH = 40;

/**
 * Whether a number of ten digits is a help line or a free number of an organisation. A free number counts as personal
 * only where a word before says whose it is, or that it is a field of a record.
 */
export function isHotline(context: Context, digits: string, token: number): boolean {
  if (HOTLINES.has(digits)) return true;
  return (
    TOLL_FREE.has(digits.slice(0, 3)) && !cued(context, token, WORD.owner, REACH) && !ofOwn(context, token)
  );
}

/** `phone:` or `cell` right before: the number of whoever the record is about. */
function ofOwn({ scan }: Context, token: number): boolean {
  return (
    isWord(scan, token - 1) &&
    /^(?:phone|cell|mobile|cellphone|whatsapp|landline|tel)$/i.test(textAt(scan, token - 1))
  );
}
