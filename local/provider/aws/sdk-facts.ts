import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What `@pulumi/aws` itself says about a resource type. */
export interface TypeFacts {
  /** Whether the type takes tags. */
  taggable: boolean;
  /** Whether it takes a `name` that the program may leave out: bridged providers then make one up. */
  named: boolean;
  /** Outputs that are no inputs, with their TypeScript type, e.g. `arn` → `string`. */
  outputs: ReadonlyMap<string, string>;
}

const found = new Map<string, TypeFacts>();
const NOTHING: TypeFacts = { taggable: false, named: false, outputs: new Map() };

/** Facts about a type, read from the SDK's own source; a type it does not have has none. */
export function factsOf(type: string): TypeFacts {
  const facts = found.get(type) ?? readFacts(type);
  found.set(type, facts);
  return facts;
}

function readFacts(type: string): TypeFacts {
  const [, path] = /^aws:([^:]+):/.exec(type) ?? [];
  const source = path && sourceOf(dirname(require.resolve("@pulumi/aws/package.json")), path);
  if (!source) return NOTHING;
  const names = [...source.js.matchAll(/resourceInputs\["(\w+)"\] = undefined \/\*out\*\//g)].map(
    ([, n]) => n,
  );
  const outputs = new Map<string, string>();
  for (const name of names) {
    if (!name) continue;
    const [, declared = "string"] =
      new RegExp(`readonly ${name}: pulumi\\.Output<([^;]*)>;`).exec(source.types) ?? [];
    outputs.set(name, declared);
  }
  return {
    taggable: /resourceInputs\["tags"\] = args\?\.tags/.test(source.js),
    named: /^ {4}name\?: pulumi\.Input<string\b/m.test(source.types.split("Args {").at(-1) ?? ""),
    outputs,
  };
}

function sourceOf(root: string, path: string): { js: string; types: string } | undefined {
  const [module = "", name = ""] = path.split("/");
  const file = join(root, module, name);
  if (!existsSync(`${file}.js`)) return undefined;
  return { js: readFileSync(`${file}.js`, "utf8"), types: readFileSync(`${file}.d.ts`, "utf8") };
}
