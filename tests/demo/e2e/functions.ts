import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  GetFunctionCommand,
  UpdateFunctionCodeCommand,
  waitUntilFunctionUpdatedV2,
} from "@aws-sdk/client-lambda";
import { type BuildOptions, build } from "esbuild";
import { unzipSync, zipSync } from "fflate";
import type { DemoStack } from "../../../demo";

const ROOT = join(__dirname, "../../..");

/** A change to one source file of the runtime, for a test build only. */
export interface Edit {
  /** Path from the repository's root. */
  file: string;
  edit(source: string): string;
}

/**
 * Bundles a job with one file changed and puts the bundle into a deployed function, beside its own closure.
 *
 * @returns puts the original code back
 */
export async function replaceCode(
  { clients: { lambda } }: DemoStack,
  functionName: string,
  job: string,
  change: Edit,
): Promise<() => Promise<void>> {
  const { Code } = await lambda.send(new GetFunctionCommand({ FunctionName: functionName }));
  const original = new Uint8Array(await (await fetch(Code?.Location ?? "")).arrayBuffer());
  const files = unzipSync(original);
  const name = Object.keys(files).find((path) => path.endsWith(`${job}/handler.js`));
  if (!name) throw new Error(`no bundle of ${job} in the code of ${functionName}`);
  files[name] = Buffer.from(await bundleWith(job, change));
  const put = async (ZipFile: Uint8Array) => {
    await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: functionName, ZipFile }));
    await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 20 }, { FunctionName: functionName });
  };
  await put(zipSync(files));
  return () => put(original);
}

async function bundleWith(job: string, { file, edit }: Edit): Promise<string> {
  const path = join(ROOT, file);
  const source = readFileSync(path, "utf8");
  const changed = edit(source);
  if (changed === source) throw new Error(`the edit changed nothing in ${file}`);
  const options: BuildOptions = {
    entryPoints: [join(ROOT, "runtime", job, "handler.ts")],
    bundle: true,
    write: false,
    platform: "node",
    target: "node24",
    format: "cjs",
    mainFields: ["module", "main"],
    logLevel: "silent",
    plugins: [
      {
        name: "one file changed",
        setup: (builder) =>
          builder.onLoad({ filter: /\.ts$/ }, ({ path: loaded }) =>
            loaded === path ? { contents: changed, loader: "ts" } : undefined,
          ),
      },
    ],
  };
  const { outputFiles } = await build(options);
  return outputFiles?.[0]?.text ?? "";
}
