const OLDEST = 1900;
const NEWEST = 2099;

/** Whether a number can be the year of a date. */
export function inRange(year: number): boolean {
  return year >= OLDEST && year <= NEWEST;
}
