/** Kinds of personal values the demo looks for. */
export type PersonalKind = "name" | "student_id" | "email" | "phone" | "ssn" | "card";

/**
 * Simple shapes, written apart from the product's redactor so that both do not share a blind spot. They take only
 * what is plainly personal: a sum, a time or a toll-free hotline is none.
 */
const LOCAL_PART = /[\p{L}\p{N}._%+'-]*[\p{L}\p{N}_%+]$/u;
const MAIL_HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u;
/** Longest local part and host of an address (RFC 5321). */
const [LOCAL_LENGTH, HOST_LENGTH] = [64, 255];
const PHONE =
  /(?<![\w.-])(?:\+?1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}(?![\w-]|\.\d)/g;
const PHONE_ABROAD = /(?<![\w+.-])\+[2-9]\d{0,2}(?:[ .-]?\d{2,4}){3,5}(?![\w-]|\.\d)/g;
const SSN = /(?<![\w.-])(\d{3})([- ])(\d{2})\2(\d{4})(?![\w-]|\.\d)/g;
const CARD = /(?<![\w.-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\w-]|\.\d)/g;
const TOLL_FREE = /^\+?1?\D*8(?:00|22|33|44|55|66|77|88)/;

/** Personal values with a shape of their own in a text, in order of kind. */
export function findShapes(text: string): { kind: PersonalKind; value: string }[] {
  const found: { kind: PersonalKind; value: string }[] = [];
  const add = (kind: PersonalKind, pattern: RegExp, holds: (match: RegExpMatchArray) => boolean) => {
    for (const match of text.matchAll(pattern)) if (holds(match)) found.push({ kind, value: match[0] });
  };
  for (const value of emailsIn(text)) found.push({ kind: "email", value });
  add("card", CARD, ([value]) => isCard(value));
  add("ssn", SSN, ([, area = "", , group, serial]) => {
    return area !== "000" && area !== "666" && area < "900" && group !== "00" && serial !== "0000";
  });
  const isPhone = ([value]: RegExpMatchArray) => !TOLL_FREE.test(value) && !isFictionalService(value);
  add("phone", PHONE, isPhone);
  add("phone", PHONE_ABROAD, isPhone);
  return found;
}

/** Looks around each `@` only: one pattern over a long text without one would take quadratic time. */
function* emailsIn(text: string): Generator<string> {
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const local = LOCAL_PART.exec(text.slice(Math.max(0, at - LOCAL_LENGTH), at))?.[0];
    const host = MAIL_HOST.exec(text.slice(at + 1, at + 1 + HOST_LENGTH))?.[0];
    if (local && host) yield `${local}@${host}`;
  }
}

/** Directory assistance (xxx-555-1212) belongs to nobody. */
function isFictionalService(value: string): boolean {
  return value.replace(/\D/g, "").endsWith("5551212");
}

function isCard(value: string): boolean {
  const digits = value.replace(/\D/g, "");
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
