import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { REPOSITORY } from "../../local/shared/paths";

/** Programs that export a validator, as `esbuild` bundles them. */
const SOURCES = {
  ours: `const { validateEvent } = require("./contracts/events/validate");
    module.exports = (event) => validateEvent(event, Date.now()).ok;`,
  ajv: `module.exports = require("./bench/validation/ajv").ajvValidator();`,
  zod: `module.exports = require("./bench/validation/zod").zodValidator(require("zod"));`,
} as const;

export type Validator = keyof typeof SOURCES;

const PROGRAM = `
  const event = JSON.parse(process.argv[2]);
  const start = performance.now();
  if (!require("./" + process.argv[1])(event)) throw new Error("the event is refused");
  process.stdout.write(String(performance.now() - start));
`;
const RUNS = 9;

/** Milliseconds a fresh process takes to load a validator and to validate its first event: the median of nine. */
export function firstEvent(name: Validator, event: unknown, peersFolder: string, scratch: string): number {
  const file = `validator-${name}.js`;
  const { outputFiles } = buildSync({
    stdin: { contents: SOURCES[name], resolveDir: REPOSITORY },
    nodePaths: [join(peersFolder, "node_modules")],
    bundle: true,
    platform: "node",
    format: "cjs",
    define: { __dirname: JSON.stringify(join(REPOSITORY, "local", "shared")) },
    write: false,
  });
  writeFileSync(join(scratch, file), outputFiles[0]?.contents ?? "");
  const times = Array.from({ length: RUNS }, () =>
    Number(
      execFileSync(process.execPath, ["-e", PROGRAM, file, JSON.stringify(event)], {
        cwd: scratch,
        timeout: 60_000,
        stdio: "pipe",
      }),
    ),
  );
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN;
}
