import { ENCODING } from "../columns/values";
import { createByteWriter } from "../encodings/bytes";
import { writeThrift } from "./thrift";

const DICTIONARY_PAGE = 2;
const DATA_PAGE_V2 = 3;

export interface DataPage {
  /** Entries: values and nulls. */
  readonly values: number;
  readonly nulls: number;
  readonly rows: number;
  readonly encoding: number;
  readonly repBytes: number;
  readonly defBytes: number;
  readonly isCompressed: boolean;
  /** Bytes of levels and values, before and after compression. */
  readonly unpacked: number;
  readonly packed: number;
}

export function dataPageHeader(page: DataPage): Uint8Array {
  const out = createByteWriter(64);
  writeThrift(out, (header) => {
    header.i32(1, DATA_PAGE_V2);
    header.i32(2, page.unpacked);
    header.i32(3, page.packed);
    header.struct(8, (data) => {
      data.i32(1, page.values);
      data.i32(2, page.nulls);
      data.i32(3, page.rows);
      data.i32(4, page.encoding);
      data.i32(5, page.defBytes);
      data.i32(6, page.repBytes);
      data.bool(7, page.isCompressed);
    });
  });
  return out.view();
}

export function dictionaryPageHeader(unpacked: number, packed: number, count: number): Uint8Array {
  const out = createByteWriter(64);
  writeThrift(out, (header) => {
    header.i32(1, DICTIONARY_PAGE);
    header.i32(2, unpacked);
    header.i32(3, packed);
    header.struct(7, (dictionary) => {
      dictionary.i32(1, count);
      dictionary.i32(2, ENCODING.plain);
    });
  });
  return out.view();
}
