import { bitWidth } from "../encodings/bit-packing";
import type { ByteWriter } from "../encodings/bytes";
import { writeDelta } from "../encodings/delta";
import { writeHybrid } from "../encodings/hybrid";
import { textBounds } from "./text-bounds";
import { lengthOf, startOf, type Texts, textBytes } from "./texts";
import { ENCODING, type EncodedValues } from "./values";

/** DELTA_LENGTH_BYTE_ARRAY: the lengths, packed, then the text. Takes fewer bytes than PLAIN's four a length. */
export function plainStrings(texts: Texts, places?: Int32Array): EncodedValues {
  const count = places ? places.length : texts.count;
  const placeOf = places ? (at: number) => places[at] as number : (at: number) => at;
  let total = 0;
  for (let at = 0; places && at < count; at++) total += lengthOf(texts, placeOf(at));
  return {
    encoding: ENCODING.deltaLengthByteArray,
    valueBytes: (places ? total : textBytes(texts)) / Math.max(1, count) + 1,
    writePage(out, from, to) {
      const lengths = new Int32Array(to - from);
      for (let at = from; at < to; at++) lengths[at - from] = lengthOf(texts, placeOf(at));
      writeDelta(out, lengths, 0, lengths.length);
      if (!places) out.bytes(texts.bytes, startOf(texts, from), startOf(texts, to));
      else for (let at = from; at < to; at++) writeText(out, texts, placeOf(at));
    },
    bounds: (from, to) => textBounds(texts, from, to, placeOf),
  };
}

/** Places in a dictionary, or the text itself where that is shorter. */
export function dictionaryStrings(distinct: Texts, places: Int32Array): EncodedValues {
  const width = bitWidth(Math.max(0, distinct.count - 1));
  const plain = plainStrings(distinct, places);
  const dictionaryBytes = textBytes(distinct) + 4 * distinct.count + (places.length * width) / 8;
  if (dictionaryBytes > plain.valueBytes * places.length * 0.9 && distinct.count > 1) return plain;
  return {
    encoding: ENCODING.rleDictionary,
    dictionary: { bytes: plainBytes(distinct), count: distinct.count },
    valueBytes: width / 8,
    writePage(out, from, to) {
      out.byte(width);
      writeHybrid(out, places, from, to, width);
    },
    bounds: plain.bounds,
  };
}

/** PLAIN, as a dictionary page has to be: each text after its length. */
function plainBytes(texts: Texts): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(textBytes(texts) + 4 * texts.count);
  let at = 0;
  for (let place = 0; place < texts.count; place++) {
    const from = startOf(texts, place);
    const to = startOf(texts, place + 1);
    at = bytes.writeUInt32LE(to - from, at);
    bytes.set(texts.bytes.subarray(from, to), at);
    at += to - from;
  }
  return bytes;
}

function writeText(out: ByteWriter, texts: Texts, place: number): void {
  out.bytes(texts.bytes, startOf(texts, place), startOf(texts, place + 1));
}
