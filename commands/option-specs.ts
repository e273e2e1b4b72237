interface OptionBase {
  /** One line for `--help`. */
  readonly description: string;
  /** One-letter form. */
  readonly short?: string;
  /** Name of the value in `--help`, such as `FILE`. */
  readonly placeholder?: string;
}

export interface BooleanOption extends OptionBase {
  readonly type: "boolean";
}
export interface StringOption extends OptionBase {
  readonly type: "string";
  readonly default?: string;
  readonly choices?: readonly string[];
}
/** A string that may be given more than once; the values come as a list, empty where there is none. */
export interface StringsOption extends OptionBase {
  readonly type: "strings";
  readonly choices?: readonly string[];
}
export interface IntegerOption extends OptionBase {
  readonly type: "integer";
  readonly default?: number;
  readonly min: number;
  readonly max: number;
}
export type OptionSpec = BooleanOption | StringOption | StringsOption | IntegerOption;
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type Value<S extends OptionSpec> = S extends BooleanOption
  ? boolean
  : S extends StringOption
    ? S extends { default: string }
      ? string
      : string | undefined
    : S extends StringsOption
      ? readonly string[]
      : S extends { default: number }
        ? number
        : number | undefined;

export type OptionValues<S extends OptionSpecs> = { readonly [K in keyof S]: Value<S[K]> };

export interface Positionals {
  /** Names in order, for `--help` and for error messages. */
  readonly names: readonly string[];
  readonly min: number;
  /** The last one may be given any number of times. */
  readonly many?: boolean;
}
