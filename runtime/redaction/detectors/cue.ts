/** Whether a cue stands shortly before a place: at most `reach` characters back. */
export function cuedBefore(text: string, at: number, cue: RegExp, reach = 40): boolean {
  return cue.test(text.slice(Math.max(0, at - reach), at));
}

/** Whether the character is a letter, digit or underscore: what follows or precedes belongs to a longer word. */
export function isWordCharacter(char: string | undefined): boolean {
  return char !== undefined && /[\p{L}\p{N}_]/u.test(char);
}
