import { gunzipSync } from "node:zlib";

/** Encodings inside encodings that are opened: base64 of gzip of JSON in JSON takes four. */
const MAX_LAYERS = 4;
/** Opened content is cut here, so that a decompression bomb cannot fill the memory. */
const MAX_BYTES = 256 * 1_048_576;
const BASE64_RUN = /[A-Za-z0-9+/_-]{16,}={0,2}/g;

/** The text forms of stored bytes: as they are, and with gzip, base64, JSON and URL escapes opened. */
export function* textLayers(content: Buffer, depth = 0): Generator<string> {
  if (isGzip(content)) {
    const plain = tryGunzip(content);
    if (plain) yield* textLayers(plain, depth + 1);
    return;
  }
  const text = content.toString("utf8");
  yield text;
  if (depth >= MAX_LAYERS) return;
  for (const opened of [unescapeJson(text), unescapeUrl(text)]) {
    if (opened !== undefined && opened !== text) yield opened;
  }
  for (const [run] of text.matchAll(BASE64_RUN)) {
    const bytes = Buffer.from(run, "base64");
    if (isGzip(bytes) || isPlainText(bytes)) yield* textLayers(bytes, depth + 1);
  }
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function tryGunzip(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_BYTES });
  } catch {
    return undefined;
  }
}

/** JSON within JSON is escaped twice; both levels are undone. */
function unescapeJson(text: string): string | undefined {
  if (!text.includes("\\")) return undefined;
  const once = (part: string) =>
    part.replace(/\\(?:u([0-9a-fA-F]{4})|(["\\/]))/g, (_, hex?: string, plain?: string) =>
      hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (plain ?? ""),
    );
  const first = once(text);
  return first.includes("\\") ? `${first}\n${once(first)}` : first;
}

function unescapeUrl(text: string): string | undefined {
  if (!/%[0-9A-Fa-f]{2}/.test(text)) return undefined;
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    return Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8");
  });
}

/** Base64 of text gives text; a random identifier decodes to bytes that no text has. */
function isPlainText(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte < 0x09 || (byte > 0x0d && byte < 0x20) || byte === 0x7f) return false;
  return bytes.length > 0 && !bytes.toString("utf8").includes("\ufffd");
}
