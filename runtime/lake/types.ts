/** Compression of the pages. */
export type Codec = "snappy" | "zstd";

/** Folders the files lie in: by event type and hour or day of the event's own time (UTC), or one file. */
export type Partition = "hour" | "day" | "none";

/** What a column holds. `json` is the value's own text. */
export type LeafType = "boolean" | "double" | "int64" | "string" | "timestamp" | "json";

/** Fields and types of the lake: a plain value that survives JSON. A type once given is never changed. */
export interface LakeSchema {
  readonly version: 1;
  readonly fields: readonly LakeField[];
}

export interface LakeField {
  /** The field's name in the events. */
  readonly name: string;
  /** The column's name, where it cannot be the field's own. @default name */
  readonly column?: string;
  readonly type: LeafType | "struct" | "list";
  /** Fields of a struct. */
  readonly fields?: readonly LakeField[];
  /** What a list holds. */
  readonly element?: LakeField;
}

export interface LakeOptions {
  readonly codec: Codec;
  readonly partition: Partition;
  /** Base name of every file: the same name for the same input, so that a retry overwrites. */
  readonly name: string;
  /** Columns of files written before. They keep their types. @default none */
  readonly schema?: LakeSchema;
  /** Largest row group, in bytes before compression. @default 64 MiB */
  readonly rowGroupBytes?: number;
  /** Bound of what is held in memory before it is written, in bytes. @default 64 MiB */
  readonly memoryBytes?: number;
}

/** Why a line is not in the lake. */
export type RejectReason =
  | "not_json"
  | "invalid_utf8"
  | "too_large"
  | "invalid_timestamp"
  | "type_conflict"
  | "too_many_columns";

export interface RejectedLine {
  /** Number of the line in its input, from 1. */
  readonly line: number;
  readonly reason: RejectReason;
  /** JSON pointer of the field that does not fit. */
  readonly pointer?: string;
  /** The line as it came, without its line feed. */
  readonly bytes: Uint8Array;
}

/** A file being written: it appears under its key when it is closed, whole, or never. */
export interface LakeFile {
  write(bytes: Uint8Array): Promise<void> | void;
  close(): Promise<void>;
  abort(): Promise<void>;
}

export interface LakeSink {
  /** Key such as `event_type=a/year=2026/month=01/day=31/hour=09/name.parquet`. */
  open(key: string): LakeFile;
  reject(line: RejectedLine): Promise<void> | void;
}

export interface LakeReport {
  /** Rows written. */
  readonly rows: number;
  readonly files: number;
  readonly rejected: number;
  /** Bytes of all files. */
  readonly bytes: number;
  /** The given schema and every column that is new: to be given with the next input. */
  readonly schema: LakeSchema;
}
