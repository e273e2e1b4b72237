// The engine starts a pack with plain Node: the TypeScript sources are compiled on the way, without a type check.
const { join } = require("node:path");
require("ts-node").register({ transpileOnly: true, project: join(__dirname, "..", "tsconfig.json") });
require("./index.ts");
