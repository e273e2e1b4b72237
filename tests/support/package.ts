import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { asset } from "@pulumi/pulumi";
import { zipSync } from "fflate";
import type { Registration } from "./engine";

const ROOT = resolve(__dirname, "../..");

/** The files of a function's deployment package, by their path in it. */
export async function packageOf({ inputs }: Registration): Promise<Record<string, Buffer>> {
  const assets: Record<string, asset.StringAsset | asset.FileAsset> = await inputs["code"].assets;
  const read = async (entry: asset.StringAsset | asset.FileAsset) =>
    "text" in entry ? Buffer.from(await entry.text) : readFileSync(resolve(ROOT, await entry.path));
  const files = Object.entries(assets).map(async ([path, entry]) => [path, await read(entry)] as const);
  return Object.fromEntries(await Promise.all(files));
}

/** Size of a package as it is uploaded, in bytes. */
export function zippedBytes(files: Record<string, Buffer>): number {
  return zipSync(files, { mtime: new Date("2000-01-01") }).byteLength;
}
