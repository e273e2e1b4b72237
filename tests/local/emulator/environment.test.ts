import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { emulatorEnvironment, environmentFolder } from "../../../local/emulator";
import { findPython } from "../../../local/shared/python";
import { type Temporary, temporary } from "../temporary";

const PYTHON = { path: "/usr/bin/python3", version: "3.12" };

describe("the emulator's environment", () => {
  let folder: Temporary;

  beforeEach(() => {
    folder = temporary();
  });
  afterEach(() => folder.remove());

  const cached = () => ({ ...process.env, XDG_CACHE_HOME: join(folder.path, "cache") });

  it("is another one for other packages, another interpreter or another version of it", () => {
    const folders = [
      environmentFolder("a==1", PYTHON, "/cache"),
      environmentFolder("a==2", PYTHON, "/cache"),
      environmentFolder("a==1", { ...PYTHON, path: "/opt/python3" }, "/cache"),
      environmentFolder("a==1", { ...PYTHON, version: "3.13" }, "/cache"),
    ];
    assert.equal(new Set(folders).size, folders.length);
    assert.equal(environmentFolder("a==1", PYTHON, "/cache"), folders[0]);
  });

  it("is made once and found again", async function () {
    this.timeout(60_000);
    const requirements = folder.file("requirements.txt", "# nothing\n");
    const progress: string[] = [];
    const options = {
      env: cached(),
      requirements,
      onProgress: (message: string) => void progress.push(message),
    };
    const [first, second] = await Promise.all([emulatorEnvironment(options), emulatorEnvironment(options)]);
    assert.deepEqual(first, second);
    assert.ok(existsSync(first.python) && existsSync(first.sitePackages));
    assert.equal(progress.filter((message) => message.includes("making its Python")).length, 1);
    assert.equal(readdirSync(join(folder.path, "cache", "strata")).length, 1, "no draft and no lock stays");
  });

  it("is not half in the cache when a package cannot be had, and the error says so", async function () {
    this.timeout(60_000);
    const requirements = folder.file("requirements.txt", "./no-such-package\n");
    await assert.rejects(emulatorEnvironment({ env: cached(), requirements }), (error: Error) => {
      assert.match(
        error.message,
        /^the emulator could not be installed\. Check that pip reaches its package index/,
      );
      assert.match(error.message, /no-such-package/);
      return true;
    });
    assert.deepEqual(readdirSync(join(folder.path, "cache", "strata")), []);
  });

  it("needs a Python that is new enough, and names the one it found", async () => {
    folder.script("bin/python3", `echo '{"path":"/x","version":"3.8","venv":true}'`);
    await assert.rejects(findPython({ PATH: join(folder.path, "bin") }), (error: Error) => {
      assert.match(
        error.message,
        /needs Python 3\.10 or newer with venv; .*\/bin\/python3 is 3\.8\. Install python3/,
      );
      return true;
    });
  });

  it("needs a Python at all", async () => {
    await assert.rejects(
      findPython({ PATH: folder.path }),
      /needs Python 3\.10 or newer with venv; there is none on PATH/,
    );
  });
});
