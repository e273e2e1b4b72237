import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { strToU8, zipSync } from "fflate";

const run = promisify(execFile);

/** A job's closure as it is deployed. */
export interface Closure {
  job: string;
  factory: string;
  settings: object;
  /** Text of its bundle. */
  bundle: string;
}

/** Serializes the closure that a component hands to Lambda: it captures resolved settings and requires the bundle. */
export function serialize({ job, factory, settings }: Omit<Closure, "bundle">) {
  const bundle = bundleFile(job);
  const captured = pulumi.output(settings);
  return pulumi.runtime.serializeFunction(() => require(bundle)[factory](captured.get()), {
    isFactoryFunction: true,
  });
}

/** Runs a serialized closure in a process of its own, with nothing but its bundle; resolves to its answer. */
export async function runClosure(
  closure: Closure,
  invocation: object,
  env: NodeJS.ProcessEnv,
): Promise<unknown> {
  const { text } = await serialize(closure);
  const folder = mkdtempSync(join(tmpdir(), "strata-closure-"));
  try {
    mkdirSync(join(folder, ".local/functions", closure.job), { recursive: true });
    writeFileSync(join(folder, "__index.js"), text);
    writeFileSync(join(folder, bundleFile(closure.job)), closure.bundle);
    writeFileSync(
      join(folder, "call.js"),
      `require("./__index.js").handler(${JSON.stringify(invocation)}, { awsRequestId: "r" }).then((answer) => { console.log("\\n" + JSON.stringify(answer)); process.exit(0); });`,
    );
    const { stdout } = await run(process.execPath, ["call.js"], { cwd: folder, env, timeout: 30_000 });
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes of the package that is deployed. */
export async function packageBytes(closure: Closure): Promise<number> {
  const { text } = await serialize(closure);
  const files = { "__index.js": strToU8(text), [bundleFile(closure.job).slice(2)]: strToU8(closure.bundle) };
  return zipSync(files).byteLength;
}

function bundleFile(job: string): string {
  return `./.local/functions/${job}/handler.js`;
}
