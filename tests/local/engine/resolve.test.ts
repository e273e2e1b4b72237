import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { findEngine, PULUMI_VERSION, type ResolveOptions } from "../../../local/engine";
import { pinnedVersion } from "../../../local/engine/build";
import { type Temporary, temporary } from "../temporary";

/** A launcher that does what the official one does: the CLI appears below PULUMI_HOME. */
const LAUNCHER = `d="$PULUMI_HOME/versions/${PULUMI_VERSION}/bin"; mkdir -p "$d"
printf '#!/bin/sh\\necho launched\\n' > "$d/pulumi"; chmod +x "$d/pulumi"`;

/** A compiler that counts its runs and writes the file named after -o. */
const COMPILER = `echo run >> "$0.runs"
while [ $# -gt 0 ]; do [ "$1" = -o ] && out=$2; shift; done
printf '#!/bin/sh\\necho built\\n' > "$out"; chmod +x "$out"`;

describe("the engine", () => {
  let folder: Temporary;
  let servers: Server[];
  let progress: string[];

  beforeEach(() => {
    folder = temporary();
    servers = [];
    progress = [];
  });
  afterEach(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    folder.remove();
  });

  const options = (downloadUrl = "http://127.0.0.1:1/"): ResolveOptions => ({
    env: { PATH: `${folder.path}/path:/usr/bin:/bin`, XDG_CACHE_HOME: join(folder.path, "cache") },
    onProgress: (message) => void progress.push(message),
    downloadUrl,
  });
  const onPath = (name: string, text: string) => folder.script(`path/${name}`, text);
  const cache = () => join(folder.path, "cache", "strata");
  const cached = () => join(cache(), `pulumi-${PULUMI_VERSION}`, "bin", "pulumi");
  const serve = async (answer: boolean): Promise<string> => {
    const server = createServer((_request, response) => void (answer && response.end()));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  };

  it("is the one on PATH where that is recent enough", async () => {
    const path = onPath("pulumi", "echo v3.999.0");
    folder.script(`cache/strata/pulumi-${PULUMI_VERSION}/bin/pulumi`, "");
    assert.deepEqual(await findEngine(options()), { path, origin: "PATH" });
  });

  it("is the cached one where the one on PATH is too old, and says so", async () => {
    onPath("pulumi", "echo v3.100.0");
    folder.script(`cache/strata/pulumi-${PULUMI_VERSION}/bin/pulumi`, "");
    assert.deepEqual(await findEngine(options()), { path: cached(), origin: "cache" });
    assert.match(progress.join("\n"), /v3\.100\.0, older than 3\.250\.0: not used/);
  });

  it("is downloaded by the official launcher where its server answers, and then cached", async () => {
    onPath("npx", LAUNCHER);
    onPath("go", COMPILER);
    const reachable = options(await serve(true));
    assert.deepEqual(await findEngine(reachable), { path: cached(), origin: "download" });
    assert.deepEqual(await findEngine(reachable), { path: cached(), origin: "cache" });
    assert.deepEqual(readdirSync(cache()), [`pulumi-${PULUMI_VERSION}`], "nothing else stays in the cache");
  });

  it("is built within a few seconds of a silent download server, with a progress line", async function () {
    this.timeout(20_000);
    onPath("npx", LAUNCHER);
    onPath("go", COMPILER);
    const began = Date.now();
    assert.deepEqual(await findEngine(options(await serve(false))), { path: cached(), origin: "build" });
    assert.ok(Date.now() - began < 12_000, `gave up after ${Date.now() - began} ms`);
    assert.match(progress.join("\n"), /engine: fetching the sources of Pulumi/);
  });

  it("is built once where two ask for it at the same time", async () => {
    const go = onPath("go", `sleep 0.3\n${COMPILER}`);
    const both = await Promise.all([findEngine(options()), findEngine(options())]);
    assert.deepEqual(both.map((engine) => engine.origin).sort(), ["build", "cache"]);
    assert.equal(readFileSync(`${go}.runs`, "utf8"), "run\n");
    assert.match(progress.join("\n"), new RegExp(`waiting for process ${process.pid}`));
  });

  it("is not half in the cache after a build that failed, and the error names the ways out", async () => {
    onPath("go", `${COMPILER}\necho 'cannot find module' >&2; exit 1`);
    await assert.rejects(findEngine(options()), (error: Error) => {
      assert.match(error.message, /no Pulumi engine/);
      assert.match(error.message, /download: .*(npx|127\.0\.0\.1:1)/);
      assert.match(error.message, /build: .*exit code 1[\s\S]*cannot find module/);
      assert.match(
        error.message,
        /install Pulumi .*on PATH; or let this machine reach get\.pulumi\.com; or install Go/,
      );
      return true;
    });
    assert.deepEqual(readdirSync(cache()), []);
  });

  it("has the version that the Go module pins", () => {
    assert.equal(pinnedVersion(), PULUMI_VERSION);
  });
});
