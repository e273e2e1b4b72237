import { type ByteWriter, utf8 } from "../encodings/bytes";

/** Type numbers of Thrift's compact protocol, in which Parquet writes its headers and its footer. */
const TYPE = { true: 1, false: 2, i16: 4, i32: 5, i64: 6, binary: 8, list: 9, struct: 12 } as const;

/** One struct being written: fields in the order of their ids. A value of undefined leaves its field out. */
export interface ThriftStruct {
  bool(id: number, value: boolean | undefined): void;
  i16(id: number, value: number): void;
  i32(id: number, value: number | undefined): void;
  i64(id: number, value: number | undefined): void;
  binary(id: number, value: string | Uint8Array | undefined): void;
  struct(id: number, body: ((fields: ThriftStruct) => void) | undefined): void;
  structs<T>(id: number, items: readonly T[], body: (fields: ThriftStruct, item: T) => void): void;
  integers(id: number, kind: "i32" | "i64", items: readonly number[]): void;
  binaries(id: number, items: readonly (string | Uint8Array)[]): void;
  bools(id: number, items: readonly boolean[]): void;
}

export function writeThrift(out: ByteWriter, body: (fields: ThriftStruct) => void): void {
  let previous = 0;
  const field = (id: number, type: number) => {
    out.byte(((id - previous) << 4) | type);
    previous = id;
  };
  const list = (id: number, type: number, size: number) => {
    field(id, TYPE.list);
    if (size < 15) out.byte((size << 4) | type);
    else {
      out.byte(0xf0 | type);
      out.varint(size);
    }
  };
  const binary = (value: string | Uint8Array) => {
    const bytes = typeof value === "string" ? utf8(value) : value;
    out.varint(bytes.length);
    out.bytes(bytes);
  };
  body({
    bool(id, value) {
      if (value !== undefined) field(id, value ? TYPE.true : TYPE.false);
    },
    i16(id, value) {
      field(id, TYPE.i16);
      out.zigzag(value);
    },
    i32(id, value) {
      if (value === undefined) return;
      field(id, TYPE.i32);
      out.zigzag(value);
    },
    i64(id, value) {
      if (value === undefined) return;
      field(id, TYPE.i64);
      out.zigzag(value);
    },
    binary(id, value) {
      if (value === undefined) return;
      field(id, TYPE.binary);
      binary(value);
    },
    struct(id, inner) {
      if (!inner) return;
      field(id, TYPE.struct);
      writeThrift(out, inner);
    },
    structs(id, items, inner) {
      list(id, TYPE.struct, items.length);
      for (const item of items) writeThrift(out, (fields) => inner(fields, item));
    },
    integers(id, kind, items) {
      list(id, TYPE[kind], items.length);
      for (const item of items) out.zigzag(item);
    },
    binaries(id, items) {
      list(id, TYPE.binary, items.length);
      for (const item of items) binary(item);
    },
    bools(id, items) {
      list(id, TYPE.true, items.length);
      for (const item of items) out.byte(item ? TYPE.true : TYPE.false);
    },
  });
  out.byte(0);
}
