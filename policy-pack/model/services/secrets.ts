const SECRET_NAME =
  /(pass(word|wd|phrase)|secret|token|api_?key|private_?key|signing_?key|credential|access_?key|auth_?key|connection_?string|dsn)/i;

/** A name that says the value is only where to find the secret. */
const REFERENCE_NAME = /(_?(arn|arns|id|name|path|url|uri|prefix|ttl|seconds|length))$/i;

const KNOWN_FORMATS: readonly RegExp[] = [
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\./,
  /\b(ghp|gho|ghs|github_pat|glpat|xox[abprs]|sk_live|sk_test|rk_live)[_-][A-Za-z0-9_-]{10,}/,
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]+:[^/\s@]+@/i,
];

/**
 * Why an environment variable looks like a secret in plain text, or nothing. Judged by its name, by well-known formats,
 * and by how random its longest unbroken run of characters is; references (ARNs, names of secrets) are none.
 */
export function secretInPlainText(name: string, value: string): string | undefined {
  if (value === "" || /^arn:[^\s]+$/.test(value)) return undefined;
  if (KNOWN_FORMATS.some((format) => format.test(value))) return "its value has the form of a credential";
  const spelled = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2");
  if (SECRET_NAME.test(spelled) && !REFERENCE_NAME.test(spelled)) return "its name says it is a secret";
  return looksRandom(value) ? "its value is as random as a key" : undefined;
}

const MIN_RUN = 20;
const MIN_HEX = 32;
/** Bits per character above which words and generated resource names do not come. */
const MIN_ENTROPY = 3.6;

function looksRandom(value: string): boolean {
  return value.split(/[^A-Za-z0-9+/=]+/).some((run) => {
    if (run.length >= MIN_HEX && /^[0-9a-f]+$/i.test(run)) return /[a-f]/i.test(run) && /\d/.test(run);
    const mixed = /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run);
    return run.length >= MIN_RUN && mixed && entropy(run) >= MIN_ENTROPY;
  });
}

/** Shannon entropy of a text in bits per character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
