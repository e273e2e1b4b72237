import { readdirSync, readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { buildSync } from "esbuild";
import { compileJobs } from "../../components/shared/bundle";
import { REPOSITORY } from "../../local/shared/paths";

/** Files of a deployment package: path → content. */
export type PackageFiles = Record<string, Uint8Array>;

const SETTINGS = { table: "bench", bucket: "bench", claimCheckBucket: "bench" };

/** A function's package as the program makes it: the serialized factory and one bundle. */
export async function ownPackages(): Promise<Map<string, PackageFiles>> {
  const packages = new Map<string, PackageFiles>();
  for (const [job, text] of compileJobs()) {
    const bundle = `./.local/functions/${job}/handler.js`;
    const factory = `${job.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}Factory`;
    const settings = pulumi.output(SETTINGS);
    const closure = await pulumi.runtime.serializeFunction(() => require(bundle)[factory](settings.get()), {
      isFactoryFunction: true,
    });
    packages.set(job, { "__index.js": Buffer.from(closure.text), [bundle.slice(2)]: Buffer.from(text) });
  }
  return packages;
}

/**
 * The package that `CallbackFunction` makes by itself for a closure with the same SDK clients: the closure and every
 * package of `dependencies`. The handler's own code is left out, which only flatters the peer.
 */
export async function defaultPackage(job: string): Promise<PackageFiles> {
  const clients = clientsOf(job);
  const closure = await pulumi.runtime.serializeFunction(
    () => {
      const loaded = clients.map((name) => require(name));
      return async () => loaded.length;
    },
    { isFactoryFunction: true },
  );
  const files: PackageFiles = { "__index.js": Buffer.from(closure.text) };
  const archive = new pulumi.asset.AssetArchive(
    Object.fromEntries(await pulumi.runtime.computeCodePaths({})),
  );
  for (const [path, asset] of Object.entries(await archive.assets)) await collect(files, path, asset);
  return files;
}

/** Names of the packages a job's handler imports. */
function clientsOf(job: string): string[] {
  const { metafile } = buildSync({
    absWorkingDir: REPOSITORY,
    entryPoints: [`runtime/${job}/handler.ts`],
    bundle: true,
    platform: "node",
    packages: "external",
    metafile: true,
    write: false,
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  return [...new Set(imports.map(({ path }) => path).filter((path) => path.startsWith("@")))].sort();
}

async function collect(files: PackageFiles, path: string, asset: pulumi.asset.Asset | pulumi.asset.Archive) {
  if (asset instanceof pulumi.asset.FileAsset) files[path] = readFileSync(join(REPOSITORY, await asset.path));
  else if (asset instanceof pulumi.asset.FileArchive)
    addFolder(files, path, join(REPOSITORY, await asset.path));
  else throw new Error(`the package holds "${path}", which is neither a file nor a folder`);
}

function addFolder(files: PackageFiles, path: string, folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files[posix.join(path, relative(folder, file).split(sep).join("/"))] = readFileSync(file);
  }
}
