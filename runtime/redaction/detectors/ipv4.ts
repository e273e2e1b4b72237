import type { GroupMatcher } from "./digit-runs";

const DOT = /^(?:\.|[[(]\.[\])])$/;

/** Four numbers up to 255 with dots, plain or defanged (`1[.]2[.]3[.]4`), that are no part of a longer row. */
export const matchIpv4: GroupMatcher = (run, at) => {
  for (let next = at; next < at + 4; next++) {
    const group = run[next];
    if (!group || group.word || group.digits.length > 3 || Number(group.digits) > 255) return 0;
    if (next > at && !DOT.test(group.gap)) return 0;
  }
  const after = run[at + 4];
  const before = at > 0 && DOT.test(run[at]?.gap ?? "");
  return before || (after && DOT.test(after.gap)) ? 0 : 4;
};
