// The SDK starts every pack under ts-node with a type check, which costs 4 s on each deployment and cannot be turned off.
// The sources are type-checked by `npm run typecheck`; here they are compiled and joined in memory, in some 50 ms. The
// SDK's compiled code is kept between runs where Node can do that (22.10 and later): it is most of what a start takes.
const loader = require("node:module");
const { join } = require("node:path");

// Beside the packages: the temporary folder, where Node would keep it, is a new one for each run of the gate.
loader.enableCompileCache?.(join(__dirname, "..", "node_modules", ".cache", "policy-pack"));
const { buildSync } = require("esbuild");

const { outputFiles } = buildSync({
  entryPoints: [join(__dirname, "index.ts")],
  bundle: true,
  packages: "external",
  platform: "node",
  target: "node20",
  write: false,
});
module._compile(outputFiles[0].text, join(__dirname, "pack.js"));
// The engine ends a pack without letting it finish, so nothing is kept at the end.
loader.flushCompileCache?.();
