import * as assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import * as ts from "typescript";

const ROOT = resolve(__dirname, "../..");
const COMPONENT_ROOMS = ["ingestion", "processing", "storage", "compliance"];

/** What a room may import, by folder prefix; packages are checked by `bannedPackage`. */
const MAY_IMPORT: Record<string, string[]> = {
  contracts: ["contracts"],
  runtime: ["runtime", "contracts", "migrations"],
  migrations: ["migrations", "contracts"],
  publisher: ["publisher", "contracts"],
  "policy-pack": ["policy-pack", "contracts"],
  // The list of packages to leave out of a function is the one in package.json; the conformance pack is made from the
  // catalogue of AWS's rules.
  components: ["components", "runtime", "contracts", "migrations", "policy-pack/catalogue", "package.json"],
  local: ["local", "contracts"],
  demo: ["demo", "local", "publisher", "contracts"],
  training: ["training", "runtime", "local"],
  // The retention survey reads a plan as the policy pack does; what the runtime seals operators open by the same code.
  operations: ["operations", "publisher", "policy-pack", "runtime", "contracts"],
  // Benchmarks measure what is shipped, as commands run it, on the events of the demo and the labelled texts of the tests.
  bench: [
    "bench",
    "runtime",
    "publisher",
    "components",
    "commands",
    "local",
    "demo",
    "tests",
    "contracts",
    "policy-pack",
  ],
};

interface Import {
  from: string;
  to: string;
}

describe("the import rules of the design", () => {
  const imports = sourceFiles().flatMap(importsOf);

  it("reads the imports of every room", () => {
    const rooms = new Set(imports.map(({ from }) => from.split("/")[0]));
    for (const room of Object.keys(MAY_IMPORT)) assert.ok(rooms.has(room), `no import read in ${room}/`);
  });

  it("lets a room import only what the design allows", () => {
    const strays = imports.filter(({ from, to }) => {
      const allowed = MAY_IMPORT[from.split("/")[0] ?? ""];
      return allowed && !to.startsWith("npm:") && !allowed.some((room) => `${to}/`.startsWith(`${room}/`));
    });
    assert.deepEqual(strays, []);
  });

  it("keeps Pulumi out of what runs inside functions, producers and contracts", () => {
    const strays = imports.filter(
      ({ from, to }) => /^(runtime|publisher|contracts)\//.test(from) && to.startsWith("npm:@pulumi/"),
    );
    assert.deepEqual(strays, []);
  });

  it("wires component rooms in index.ts only, never with each other", () => {
    const strays = imports.filter(({ from, to }) => {
      const [a, b] = [room(from), room(to)];
      return a !== undefined && b !== undefined && a !== b;
    });
    assert.deepEqual(strays, []);
  });

  it("lets components reach the runtime through its handlers only", () => {
    const strays = imports.filter(
      ({ from, to }) =>
        from.startsWith("components/") && to.startsWith("runtime/") && !/^runtime\/[^/]+\/handler$/.test(to),
    );
    assert.deepEqual(strays, []);
  });

  it("lets no files import each other in a circle, types included", () => {
    const files = [...sourceFiles(), ...["commands", "tests"].flatMap(filesBelow)];
    assert.deepEqual(circlesAmong(files), []);
  });

  it("reads configuration in one place", () => {
    const strays = sourceFiles()
      .filter((file) => /new pulumi\.Config\(/.test(readFileSync(join(ROOT, file), "utf8")))
      .filter((file) => file !== "components/config.ts");
    assert.deepEqual(strays, []);
  });
});

function room(path: string): string | undefined {
  const [top, second] = path.split("/");
  return top === "components" && COMPONENT_ROOMS.includes(second ?? "") ? second : undefined;
}

function sourceFiles(): string[] {
  return ["index.ts", ...Object.keys(MAY_IMPORT).flatMap(filesBelow)];
}

/** Paths from the root, with `/`. */
function filesBelow(folder: string): string[] {
  return walk(join(ROOT, folder)).map((file) => relative(ROOT, file).split(sep).join("/"));
}

/** One circle for each file that an import leads back to: the files on the way, the last of which imports the first. */
function circlesAmong(files: readonly string[]): string[][] {
  const known = new Set(files);
  const done = new Set<string>();
  const circles: string[][] = [];
  const follow = (file: string, way: readonly string[]) => {
    const from = way.indexOf(file);
    if (from !== -1) circles.push(way.slice(from));
    if (from !== -1 || done.has(file)) return;
    for (const { to } of importsOf(file)) {
      const target = [to, `${to}.ts`, `${to}/index.ts`].find((path) => known.has(path));
      if (target !== undefined) follow(target, [...way, file]);
    }
    done.add(file);
  };
  for (const file of files) follow(file, []);
  return circles;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ["node_modules", "generated"].includes(entry.name) ? [] : walk(path);
    return entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts") ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const info = ts.preProcessFile(readFileSync(join(ROOT, file), "utf8"), true, true);
  return info.importedFiles.map(({ fileName }) => ({
    from: file,
    to: fileName.startsWith(".")
      ? relative(ROOT, resolve(ROOT, dirname(file), fileName))
          .split(sep)
          .join("/")
      : `npm:${fileName}`,
  }));
}
