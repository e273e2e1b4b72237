import { copyFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";
import * as ts from "typescript";

const ROOT = resolve(__dirname, "..");
const ENTRY = join(__dirname, "index.ts");
const OUTPUT = join(__dirname, "dist");

/** Makes `dist`: one file of JavaScript with the contract's validators in it. */
function build(): void {
  rmSync(OUTPUT, { recursive: true, force: true });
  buildSync({
    entryPoints: [ENTRY],
    outfile: join(OUTPUT, "index.js"),
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    packages: "external",
    logLevel: "warning",
  });
  declare();
  copyFileSync(join(ROOT, "LICENSE"), join(OUTPUT, "LICENSE"));
}

/** @throws when the sources do not compile */
function declare(): void {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const program = ts.createProgram([ENTRY], {
    ...options,
    types: ["node"],
    noEmit: false,
    incremental: false,
    tsBuildInfoFile: undefined,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: ROOT,
    outDir: join(OUTPUT, "types"),
  });
  const problems = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  if (problems.length === 0) return;
  const host = { getCurrentDirectory: () => ROOT, getCanonicalFileName: String, getNewLine: () => "\n" };
  throw new Error(`publisher/ does not compile:\n${ts.formatDiagnostics(problems, host)}`);
}

build();
