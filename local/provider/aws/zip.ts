import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { type Zippable, zipSync } from "fflate";
import { type Asset, isArchive } from "../protocol/values";

/** Fixed, so that the same content gives the same bytes and with them the same `CodeSha256`. */
const MODIFIED = new Date(1980, 0, 1);

/** Mode of an ordinary file; what the file system says differs between machines. */
const FILE_MODE = 0o100644 << 16;

const made = new Map<string, Uint8Array>();

/**
 * The zip of a function's code: names sorted, times and modes fixed. The same archive is zipped once per process.
 * @throws Error naming the asset that cannot be read
 */
export function zipOf(archive: Asset): Uint8Array {
  const known = archive.hash ? made.get(archive.hash) : undefined;
  if (known) return known;
  const zip = build(archive);
  if (archive.hash) made.set(archive.hash, zip);
  return zip;
}

function build(archive: Asset): Uint8Array {
  // A zip that was made elsewhere is taken as it is.
  if (archive.path !== undefined && !statSync(archive.path).isDirectory()) return readFileSync(archive.path);
  const files = new Map(filesOf(archive, ""));
  const entries: Zippable = {};
  for (const name of [...files.keys()].sort()) {
    const content = files.get(name);
    if (content) entries[name] = [content, { mtime: MODIFIED, level: 9, os: 3, attrs: FILE_MODE }];
  }
  return zipSync(entries);
}

function* filesOf(asset: Asset, name: string): Generator<[name: string, content: Uint8Array]> {
  if (!isArchive(asset)) {
    yield [clean(name), contentOf(asset, name)];
  } else if (asset.path !== undefined) {
    yield* folder(asset.path, name);
  } else if (asset.assets) {
    for (const [key, item] of Object.entries(asset.assets)) yield* filesOf(item, posix.join(name, key));
  } else {
    throw new Error(
      `The archive "${name || "code"}" is at ${asset.uri}; allowed: files and folders of this machine.`,
    );
  }
}

function* folder(path: string, name: string): Generator<[string, Uint8Array]> {
  if (!statSync(path).isDirectory()) {
    throw new Error(
      `The archive "${name}" is the file ${path}; inside an archive only folders and files are allowed.`,
    );
  }
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const [file, inside] = [join(path, entry.name), posix.join(name, entry.name)];
    if (entry.isDirectory()) yield* folder(file, inside);
    else yield [clean(inside), readFileSync(file)];
  }
}

function contentOf(asset: Asset, name: string): Uint8Array {
  if (asset.text !== undefined) return Buffer.from(asset.text, "utf8");
  if (asset.path !== undefined) return readFileSync(asset.path);
  throw new Error(`The asset "${name}" is at ${asset.uri}; allowed: texts and files of this machine.`);
}

/** Names in a zip are relative. */
const clean = (name: string): string => name.replace(/^(\.?\/)+/, "");
