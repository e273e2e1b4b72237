/** Columns that a partitioned table has from its folders. */
const PARTITION_COLUMNS = new Set(["year", "month", "day", "hour"]);

/** Longest column name, in UTF-16 code units. */
const LONGEST = 128;

/** Half of a character, which UTF-8 cannot hold. */
export const LONE_SURROGATE = /\p{Surrogate}/u;

/** What no reader accepts in a name: control characters and halves of characters. */
const UNREADABLE = /[\p{Cc}\p{Surrogate}]/gu;

/** What a struct's columns are told apart in. */
interface Columns {
  readonly children: readonly { readonly column: string }[];
  /** Undefined for the root, beside whose columns those of the folders stand. */
  readonly parent: object | undefined;
}

/**
 * The column for a field: its own name, or one numbered like `name_2` where that is taken. Readers take `ID` and
 * `id` for the same column, a folder's column hides the file's, and none reads a column without a name.
 */
export function columnName(parent: Columns, field: string): string {
  const plain = field.slice(0, LONGEST).replace(UNREADABLE, "_") || "_";
  const taken = new Set(parent.children.map((child) => fold(child.column)));
  const isFree = (name: string) =>
    !taken.has(fold(name)) && (parent.parent !== undefined || !PARTITION_COLUMNS.has(fold(name)));
  if (isFree(plain)) return plain;
  for (let number = 2; ; number++) if (isFree(`${plain}_${number}`)) return `${plain}_${number}`;
}

function fold(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
