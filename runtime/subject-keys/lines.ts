/** Bytes that lines share: as many small buffers cost as much as writing the lines into them. */
const SLAB_BYTES = 65_536;
/** Most bytes of a UTF-16 unit in UTF-8. */
const UNIT_BYTES = 3;
const DOT = 0x2e;
/** What ends the member, the object and the line. */
const END = Buffer.from('"}\n');

/** Parts of a JWE in base64url, the header apart. */
export interface Sealed {
  vector: string;
  text: string;
  tag: string;
}

let slab = Buffer.allocUnsafeSlow(SLAB_BYTES);
let used = 0;

/**
 * One line of NDJSON: an object and the JWE as its last member. The JWE is written as the bytes it is: its letters are
 * those of base64url and dots, which JSON escapes none of.
 *
 * @param json the object without that member, which is not empty
 * @param opening `,"<name of the member>":"`, the protected header and its two dots, in ASCII
 */
export function lineOf(json: string, opening: Uint8Array, { vector, text, tag }: Sealed): Buffer {
  const jwe = opening.byteLength + vector.length + 1 + text.length + 1 + tag.length;
  const most = json.length * UNIT_BYTES + jwe + END.byteLength;
  if (used + most > slab.byteLength) {
    slab = Buffer.allocUnsafeSlow(Math.max(SLAB_BYTES, most));
    used = 0;
  }
  const start = used;
  let at = start + slab.write(json, start, "utf8") - 1;
  slab.set(opening, at);
  at += opening.byteLength;
  at += slab.write(vector, at, "latin1");
  slab[at++] = DOT;
  at += slab.write(text, at, "latin1");
  slab[at++] = DOT;
  at += slab.write(tag, at, "latin1");
  slab.set(END, at);
  at += END.byteLength;
  used = at;
  return slab.subarray(start, at);
}
