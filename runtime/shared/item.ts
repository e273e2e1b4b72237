/** A plain item: text, number, yes or no, or a list of texts. Undefined attributes are left out. */
export type Item = Record<string, string | number | boolean | readonly string[] | undefined>;
