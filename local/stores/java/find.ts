import { join } from "node:path";
import { findOnPath, isExecutable } from "../../shared/executables";
import { runTool } from "../../shared/tool";

/** Oldest Java the servers run on. */
export const OLDEST_JAVA = 17;

export interface Java {
  /** The launcher. */
  readonly java: string;
  /** The first number of its version. */
  readonly major: number;
  /** The whole version, such as `17.0.15`. */
  readonly version: string;
}

/**
 * The Java to run a server: that of JAVA_HOME, else the one on PATH.
 * @throws Error that names what was found, what is needed and how to get it
 */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<Java> {
  const java = javaTool("java", env);
  if (!java) throw new Error(`${needed()}; there is none in JAVA_HOME or on PATH`);
  const version = /version "([^"]+)"/.exec(await settings(java, env))?.[1] ?? "unknown";
  const major = Number.parseInt(version, 10) || 0;
  if (major < OLDEST_JAVA) throw new Error(`${needed()}; ${java} is ${version}`);
  return { java, major, version };
}

/**
 * What making a server needs on top of running it: the compiler and archiver of a JDK, and Maven to fetch the jars.
 * @throws Error that names every tool that is missing
 */
export function findBuildTools(env: NodeJS.ProcessEnv = process.env): {
  readonly javac: string;
  readonly jar: string;
  readonly mvn: string;
} {
  const [javac, jar, mvn] = [javaTool("javac", env), javaTool("jar", env), findOnPath("mvn", env)];
  if (javac && jar && mvn) return { javac, jar, mvn };
  const missing = Object.entries({ javac, jar, mvn }).filter(([, path]) => !path);
  throw new Error(
    `${missing.map(([name]) => name).join(" and ")} not found. ${needed()} and Maven 3.6 or newer, once, to fetch and ` +
      "build them: install a JDK (such as openjdk-17-jdk-headless) and maven, so that java, javac, jar and mvn are on PATH",
  );
}

function needed(): string {
  return `the local document and search stores need Java ${OLDEST_JAVA} or newer (a JDK)`;
}

function javaTool(name: string, env: NodeJS.ProcessEnv): string | undefined {
  const home = env["JAVA_HOME"];
  const own = home && join(home, "bin", name);
  return own && isExecutable(own) ? own : findOnPath(name, env);
}

/** Java writes its version to stderr, which `runTool` hands on line by line. */
async function settings(java: string, env: NodeJS.ProcessEnv): Promise<string> {
  const lines: string[] = [];
  await runTool(java, ["-version"], { env, timeoutMs: 20_000, onLine: (line) => lines.push(line) });
  return lines.join("\n");
}
