// The SDK starts every pack under ts-node with a type check, which costs 4 s on each deployment and cannot be turned off.
// The sources are type-checked by `npm run typecheck`; here they are compiled and joined by esbuild. The joined text is
// kept with a hash of its sources, and compiled code where Node can do that (22.10 and later): both take most of a start.
const { createHash } = require("node:crypto");
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const loader = require("node:module");
const { join } = require("node:path");

// Beside the packages: the temporary folder, where Node would keep it, is a new one for each run of the gate.
const CACHE = join(__dirname, "..", "node_modules", ".cache", "policy-pack");
const KEPT = join(CACHE, "pack.json");

loader.enableCompileCache?.(CACHE);
module._compile(kept() ?? joined(), join(__dirname, "pack.js"));
// The engine ends a pack without letting it finish, so nothing is kept at the end.
loader.flushCompileCache?.();

/** The text joined before, unless one of its sources has changed. */
function kept() {
  try {
    const { sources, hash, text } = JSON.parse(readFileSync(KEPT, "utf8"));
    return hashOf(sources) === hash ? text : undefined;
  } catch {
    return undefined;
  }
}

function joined() {
  const { outputFiles, metafile } = require("esbuild").buildSync({
    absWorkingDir: __dirname,
    entryPoints: ["index.ts"],
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    write: false,
    metafile: true,
  });
  const { text } = outputFiles[0];
  const sources = ["main.js", ...Object.keys(metafile.inputs)];
  try {
    const draft = `${KEPT}.${process.pid}`;
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(draft, JSON.stringify({ sources, hash: hashOf(sources), text }));
    renameSync(draft, KEPT);
  } catch {
    // Packages that cannot be written to only make the next start longer.
  }
  return text;
}

function hashOf(sources) {
  const hash = createHash("sha256");
  for (const source of sources)
    hash
      .update(source)
      .update("\0")
      .update(readFileSync(join(__dirname, source)));
  return hash.digest("hex");
}
