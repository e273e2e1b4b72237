import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { findBuildTools, findJava } from "../../../local/stores/java/find";
import { checkJars, unpackZips } from "../../../local/stores/java/jars";
import { prepareJava } from "../../../local/stores/java/program";

describe("what the stores in Java are made of", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "java-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A folder with scripts of these names, as the whole PATH. */
  const tools = (scripts: Record<string, string>): NodeJS.ProcessEnv => {
    for (const [name, text] of Object.entries(scripts)) {
      writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    return { PATH: folder };
  };
  const java = (version: string) => `echo 'openjdk version "${version}" 2026-01-01' >&2`;

  it("needs Java 17, and says which one it found", async () => {
    await assert.rejects(findJava({ PATH: folder }), /need Java 17 or newer \(a JDK\); there is none/);
    await assert.rejects(findJava(tools({ java: java("11.0.2") })), /java is 11\.0\.2/);
    assert.equal((await findJava(tools({ java: java("21.0.4") }))).major, 21);
  });

  it("takes the Java of JAVA_HOME before the one on PATH", async () => {
    const env = tools({ java: java("17.0.1") });
    const home = join(folder, "home");
    mkdirSync(join(home, "bin"), { recursive: true });
    writeFileSync(join(home, "bin", "java"), `#!/bin/sh\n${java("25")}\n`);
    chmodSync(join(home, "bin", "java"), 0o755);
    assert.equal((await findJava({ ...env, JAVA_HOME: home })).major, 25);
  });

  it("names every tool that is missing to make them", () => {
    assert.throws(() => findBuildTools(tools({ javac: "", jar: "" })), /^Error: mvn not found\. .*maven/);
    rmSync(join(folder, "jar"));
    assert.throws(() => findBuildTools({ PATH: folder }), /^Error: jar and mvn not found/);
  });

  it("leaves nothing in the cache when one cannot be made", async () => {
    const source = {
      name: "documents",
      version: "1",
      main: "Main",
      folder: join(__dirname, "../../../local/stores/documents"),
    };
    const cache = join(folder, "cache");
    const env = tools({ java: java("17.0.1"), javac: "", jar: "", mvn: "echo no route >&2; exit 1" });
    await assert.rejects(
      prepareJava(source, { cache, env }),
      /documents store could not be made[\s\S]*no route/,
    );
    assert.deepEqual(readdirSync(cache), []);
  });

  it("takes libraries only if each is there, expected and what it was", () => {
    const lib = join(folder, "lib");
    mkdirSync(lib);
    const sum = (text: string) => createHash("sha256").update(text).digest("hex");
    const list = join(folder, "checksums.sha256");
    writeFileSync(list, `${sum("a")}  a.jar\n${sum("b")}  b.jar\n`);
    writeFileSync(join(lib, "a.jar"), "a");
    writeFileSync(join(lib, "b.jar"), "b");
    checkJars(list, lib);
    writeFileSync(join(lib, "b.jar"), "c");
    assert.throws(() => checkJars(list, lib), /b\.jar has another checksum/);
    rmSync(join(lib, "a.jar"));
    writeFileSync(join(lib, "z.jar"), "z");
    assert.throws(() => checkJars(list, lib), /z\.jar is not on the list; a\.jar is missing/);
  });

  it("puts the libraries of a plugin beside the others", () => {
    const plugin = zipSync({ "sub/p.jar": Buffer.from("p"), "plugin.properties": Buffer.from("x") });
    writeFileSync(join(folder, "plugin.zip"), plugin);
    unpackZips(folder);
    assert.deepEqual(readdirSync(folder), ["p.jar"]);
    assert.equal(readFileSync(join(folder, "p.jar"), "utf8"), "p");
  });
});
