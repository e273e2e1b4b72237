import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { zipSync } from "fflate";
import { REPOSITORY } from "../../local/shared/paths";

export interface Bundle {
  /** Kilobytes zipped. */
  readonly kilobytes: number;
  /** Milliseconds a fresh process takes to load it and to redact its first text: the median of nine. */
  readonly firstCall: number;
}

/** What each redactor needs to redact a text, as a program for `esbuild`. */
const SOURCES: Record<string, string> = {
  ours: `const { redactText } = require("./runtime/redaction").createRedactor(); module.exports = redactText;`,
  "redact-pii": `const { SyncRedactor } = require("redact-pii"); const r = new SyncRedactor();
    module.exports = (text) => r.redact(text);`,
  "@redactpii/node": `const { Redactor } = require("@redactpii/node"); const r = new Redactor();
    module.exports = (text) => r.redact(text);`,
  compromise: `const nlp = require("compromise"); module.exports = (text) => nlp(text).people().out("array");`,
};

const FIRST_CALL = `
  const start = performance.now();
  require("./" + process.argv[1])("call Ann Lee on 555-123-4567");
  process.stdout.write(String(performance.now() - start));
`;
const RUNS = 9;

/** The bundle of a redactor of that name in a folder for scratch. */
export function bundleOf(name: string, peersFolder: string, scratch: string): Bundle {
  const { outputFiles } = buildSync({
    stdin: { contents: SOURCES[name] ?? "", resolveDir: name === "ours" ? REPOSITORY : peersFolder },
    bundle: true,
    platform: "node",
    format: "cjs",
    minify: true,
    logLevel: "silent",
    write: false,
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild made nothing of ${name}.`);
  const file = `bundle-of-${name.replace(/\W+/g, "-")}.js`;
  writeFileSync(join(scratch, file), output.contents);
  const times = Array.from({ length: RUNS }, () =>
    Number(
      execFileSync(process.execPath, ["-e", FIRST_CALL, file], {
        cwd: scratch,
        timeout: 60_000,
        stdio: "pipe",
      }),
    ),
  );
  return {
    kilobytes: zipSync({ [file]: output.contents }, { level: 9 }).byteLength / 1024,
    firstCall: times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN,
  };
}
