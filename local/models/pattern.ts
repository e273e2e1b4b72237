/** POSIX classes of AWS's older, Java-flavoured patterns, as ECMAScript ranges. */
const POSIX: Record<string, string> = {
  Alpha: "A-Za-z",
  Alnum: "A-Za-z0-9",
  ASCII: "\\x00-\\x7f",
  Digit: "0-9",
  Graph: "\\x21-\\x7e",
  Lower: "a-z",
  Print: "\\x20-\\x7e",
  Punct: "!-\\/:-@\\[-`{-~",
  Space: "\\s",
  Upper: "A-Z",
};

const compiled = new Map<string, RegExp | undefined>();

/**
 * A pattern of a service model as an anchored RegExp (AWS matches the whole value), or undefined where
 * ECMAScript cannot express it: an inexpressible pattern restricts nothing, since a false alarm is worse.
 */
export function wholePattern(source: string): RegExp | undefined {
  if (!compiled.has(source)) compiled.set(source, compile(`^(?:${source})$`));
  return compiled.get(source);
}

/** A pattern as JSON Schema reads it: it may match anywhere in the value. */
export function searchPattern(source: string): RegExp | undefined {
  const key = `search:${source}`;
  if (!compiled.has(key)) compiled.set(key, compile(source));
  return compiled.get(key);
}

function compile(source: string): RegExp | undefined {
  for (const [text, flags] of [
    [source, "us"],
    [source, "s"],
    [translated(source), "us"],
  ] as const) {
    // Without the u flag, \p{...} would silently mean the letter p.
    if (!flags.includes("u") && /\\[pP]\{|\[\[:/.test(text)) continue;
    try {
      return new RegExp(text, flags);
    } catch {}
  }
  return undefined;
}

function translated(source: string): string {
  return source
    .replace(/\(\?[a-z]+\)/g, "")
    .replace(/\\p\{IsAlphabetic\}/g, "\\p{L}")
    .replace(/\\p\{(\w+)\}/g, (whole, name: string) => POSIX[name] ?? whole);
}
