import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { unzipSync, zipSync } from "fflate";
import { zipOf } from "../../../local/provider/aws/zip";
import { ARCHIVE, ASSET, type Asset, SIGNATURE } from "../../../local/provider/protocol/values";
import { type Temporary, temporary } from "../temporary";

const text = (content: string): Asset => ({ [SIGNATURE]: ASSET, text: content });
const archive = (assets: Record<string, Asset>): Asset => ({ [SIGNATURE]: ARCHIVE, assets });
const names = (zip: Uint8Array) => Object.keys(unzipSync(zip));

describe("the zip of a function", () => {
  let folder: Temporary;
  beforeEach(() => {
    folder = temporary();
  });
  afterEach(() => folder.remove());

  it("is the same bytes whatever the order of the assets and the age of the files", () => {
    const file = folder.file("b.js", "b");
    const path: Asset = { [SIGNATURE]: ASSET, path: file };
    assert.deepEqual(
      zipOf(archive({ "a.js": text("a"), "b.js": path })),
      zipOf(archive({ "b.js": text("b"), "a.js": text("a") })),
    );
  });

  it("is the same bytes at any time and place", () => {
    const hash = createHash("sha256")
      .update(zipOf(archive({ "a.js": text("a") })))
      .digest("hex");
    assert.equal(hash, "a074c03a3d63518c58667160ac568c05fa03fecf7c55e9a995f7c569a7195956");
  });

  it("holds what the archive holds", () => {
    const zip = unzipSync(zipOf(archive({ "__index.js": text("exports.a = 1;") })));
    assert.equal(Buffer.from(zip["__index.js"] ?? []).toString(), "exports.a = 1;");
  });

  it("holds folders and archives within archives by their paths", () => {
    folder.file("deep/c.js", "c");
    const inner: Asset = { [SIGNATURE]: ARCHIVE, path: folder.path };
    const zip = zipOf(archive({ dist: inner, "./a.js": text("a"), more: archive({ "d.js": text("d") }) }));
    assert.deepEqual(names(zip), ["a.js", "dist/deep/c.js", "more/d.js"]);
  });

  it("is taken as it is where the archive is one already", () => {
    const made = zipSync({ "x.js": Buffer.from("x") });
    const file = folder.file("made.zip", "");
    writeFileSync(file, made);
    assert.deepEqual(new Uint8Array(zipOf({ [SIGNATURE]: ARCHIVE, path: file })), made);
  });

  it("refuses an asset on another machine, naming it", () => {
    const remote: Asset = { [SIGNATURE]: ASSET, uri: "https://example.org/a.js" };
    assert.throws(
      () => zipOf(archive({ "a.js": remote })),
      /"a\.js" is at https:\/\/example\.org\/a\.js; allowed/,
    );
  });
});
