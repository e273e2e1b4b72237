import type { GroupMatcher } from "./digit-runs";

/** Card numbers have 13 to 19 digits (ISO/IEC 7812) and begin with the digit of a payment network. */
export const matchCard: GroupMatcher = (run, at) => {
  let digits = "";
  let matched = 0;
  for (let next = at; next < run.length && digits.length < 19; next++) {
    const group = run[next];
    if (!group || (next > at && !/^ ?[-.]? ?$/.test(group.gap))) break;
    digits += group.digits;
    if (digits.length >= 13 && digits.length <= 19 && /^[2-6]/.test(digits) && luhn(digits)) {
      matched = next - at + 1;
    }
  }
  return matched;
};

function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    sum += at % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
  }
  return sum % 10 === 0;
}
