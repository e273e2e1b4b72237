import { createDictionary, type Dictionary } from "./dictionary";
import { enlarge, type Meter } from "./meter";
import { dictionaryStrings, plainStrings } from "./string-pages";
import { append, copyText, createTexts, textBytes } from "./texts";
import type { Values } from "./values";

/** Distinct values at which it is first asked whether they repeat at all. */
const FIRST_LOOK = 2048;
/** Bytes of distinct values that a dictionary may take: readers hold it whole. */
const LARGEST_DICTIONARY = 8 * 2 ** 20;

/** What is remembered of a column from one row group to the next. */
export interface StringHint {
  /** The column's values hardly repeat (such as ids): a dictionary is not tried again. */
  distinct?: boolean;
}

/** UTF-8 text: places in a dictionary as long as values repeat, all of it where they do not. */
export function createStrings(meter: Meter, hint: StringHint): Values {
  let dictionary: Dictionary | undefined = hint.distinct ? undefined : createDictionary(meter);
  let texts = createTexts(meter, hint.distinct ? 256 : 0);
  let places = enlarge(meter, new Int32Array(0), hint.distinct ? 1 : 32);
  let count = 0;
  const giveUp = (known: Dictionary) => {
    hint.distinct = true;
    texts = createTexts(meter, known.texts.bytes.length);
    for (let at = 0; at < count; at++) copyText(meter, texts, known.texts, places[at] as number);
    meter.bytes -= known.allocated() + places.byteLength;
    places = new Int32Array(0);
    dictionary = undefined;
  };
  return {
    push(source, from, to) {
      if (!dictionary) {
        append(meter, texts, source, from, to);
        return;
      }
      if (count === places.length) places = enlarge(meter, places, count + 1);
      const distinct = dictionary.texts.count;
      const place = dictionary.find(source, from, to);
      places[count++] = place;
      if (dictionary.texts.count > distinct && shouldGiveUp(dictionary, count)) giveUp(dictionary);
    },
    encode() {
      if (!dictionary) return plainStrings(texts);
      return dictionaryStrings(dictionary.texts, places.subarray(0, count));
    },
  };
}

function shouldGiveUp(dictionary: Dictionary, count: number): boolean {
  const { texts } = dictionary;
  if (dictionary.isSlow() || textBytes(texts) > LARGEST_DICTIONARY) return true;
  // 1 in 100 repeats among 2,048 values: 100,000 distinct ones. Above that places cost about what they save.
  return texts.count === FIRST_LOOK && count - texts.count < count / 100;
}
