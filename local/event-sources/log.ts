/** One JSON line on stderr. Fields name things; they never hold record data or a function's error message. */
export function log(level: "info" | "warn" | "error", message: string, fields: object = {}): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`);
}
