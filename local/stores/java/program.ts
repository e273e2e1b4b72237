import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { publish } from "../../engine/download";
import { isExecutable } from "../../shared/executables";
import { readJson, writeJson } from "../../shared/files";
import { withLock } from "../../shared/lock";
import { runTool } from "../../shared/tool";
import type { Installation, PrepareOptions } from "../shared/server";
import { findBuildTools, findJava, OLDEST_JAVA } from "./find";
import { checkJars, fetchJars, unpackZips } from "./jars";

/** A server written in Java, as this project holds it. */
export interface JavaSource {
  /** One word, such as `documents`. */
  readonly name: string;
  readonly version: string;
  /** Folder with `pom.xml` (what it is made of), `checksums.sha256` (of every file fetched) and `server/*.java`. */
  readonly folder: string;
  /** Main class; with `rehearse` after its folder it starts, does its usual work once, and ends. */
  readonly main: string;
}

/** Fetching 60 MB over a slow line; in milliseconds. */
const FETCH_TIMEOUT_MS = 900_000;
const BUILD_TIMEOUT_MS = 180_000;

/** Small and quick to start; the optimising compiler never pays for itself in a store of a few thousand documents. */
const QUICK = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData"];

/**
 * The server of these sources, made once and kept in the user's cache: jars fetched by Maven and checked, own classes
 * compiled. It appears there whole or not at all; those who need it at the same time wait for each other.
 * @throws Error that names what is missing on this machine, or the file whose checksum is wrong
 */
export async function prepareJava(source: JavaSource, options: PrepareOptions): Promise<Installation> {
  const home = join(options.cache, `${source.name}-${key(source)}`);
  if (!existsSync(home)) {
    await withLock(
      `${home}.lock`,
      async () => {
        if (!existsSync(home)) await make(source, home, options);
      },
      {
        signal: options.signal,
        onWait: (pid) => options.onProgress?.(`${source.name}: waiting for process ${pid}, which makes it`),
      },
    );
  }
  if (!isExecutable(readJson<{ java: string }>(join(home, "java.json"))?.java ?? "")) {
    writeJson(join(home, "java.json"), await findJava(options.env));
  }
  return { version: source.version, home };
}

/** How a prepared server is launched: the command, and its arguments up to the main class. */
export function launchOf(home: string): { readonly java: string; readonly launch: readonly string[] } {
  const java = readJson<{ java: string }>(join(home, "java.json"))?.java;
  if (!java) throw new Error(`${home} is not complete; remove it and try again`);
  const jars = readdirSync(join(home, "lib")).filter((name) => name.endsWith(".jar"));
  const classPath = ["server.jar", ...jars.sort().map((name) => join("lib", name))];
  const archive = join(home, "classes.jsa");
  const shared = existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`] : [];
  return { java, launch: [...QUICK, ...shared, "-cp", classPath.map((path) => join(home, path)).join(":")] };
}

async function make(source: JavaSource, home: string, options: PrepareOptions): Promise<void> {
  const { env, signal, onProgress } = options;
  const draft = `${home}.part`;
  rmSync(draft, { recursive: true, force: true });
  const [lib, classes] = [join(draft, "lib"), join(draft, "classes")];
  for (const path of [lib, classes]) mkdirSync(path, { recursive: true });
  try {
    const java = await findJava(env);
    const { javac, jar, mvn } = findBuildTools(env);
    onProgress?.(`${source.name}: fetching its libraries (once)`);
    const pom = join(source.folder, "pom.xml");
    await fetchJars(mvn, pom, lib, { env, signal, timeoutMs: FETCH_TIMEOUT_MS }, (file) =>
      onProgress?.(`${source.name}: fetching ${file}`),
    );
    checkJars(join(source.folder, "checksums.sha256"), lib);
    unpackZips(lib);
    onProgress?.(`${source.name}: compiling (once)`);
    const build = { env, signal, timeoutMs: BUILD_TIMEOUT_MS };
    const compile = ["--release", String(OLDEST_JAVA), "-nowarn", "-cp", join(lib, "*"), "-d", classes];
    await runTool(javac, [...compile, ...sources(source)], build);
    await runTool(jar, ["--create", "--file", join(draft, "server.jar"), "-C", classes, "."], build);
    rmSync(classes, { recursive: true });
    writeJson(join(draft, "java.json"), java);
    publish(draft, home);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    signal?.throwIfAborted();
    throw new Error(`the local ${source.name} store could not be made: ${(error as Error).message}`);
  }
  await rehearse(source, home, options);
}

/** One run that writes down the classes it loaded. A start works without it, so a failure is only told. */
async function rehearse(source: JavaSource, home: string, options: PrepareOptions): Promise<void> {
  const { env, signal, onProgress } = options;
  onProgress?.(`${source.name}: preparing faster starts (once)`);
  const scratch = join(home, "scratch");
  mkdirSync(scratch);
  const archive = join(home, "classes.jsa");
  const { java, launch } = launchOf(home);
  try {
    const record = ["-Xlog:cds=off", "-Xlog:cds+dynamic=off", `-XX:ArchiveClassesAtExit=${archive}`];
    await runTool(java, [...record, ...launch, source.main, scratch, "rehearse"], {
      cwd: scratch,
      env,
      signal,
      timeoutMs: BUILD_TIMEOUT_MS,
    });
  } catch (error) {
    rmSync(archive, { force: true });
    onProgress?.(`${source.name}: starts stay slower (${(error as Error).message.split("\n")[0]})`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function sources({ folder }: JavaSource): string[] {
  const own = readdirSync(join(folder, "server")).filter((name) => name.endsWith(".java"));
  return [join(__dirname, "Ready.java"), ...own.sort().map((name) => join(folder, "server", name))];
}

/** Same sources, same libraries, same machine type: same folder. */
function key(source: JavaSource): string {
  const hash = createHash("sha256").update(`${source.main} ${process.platform} ${process.arch}\n`);
  const files = ["pom.xml", "checksums.sha256"].map((name) => join(source.folder, name));
  for (const path of [...files, ...sources(source)]) hash.update(basename(path)).update(readFileSync(path));
  return hash.digest("hex").slice(0, 16);
}
