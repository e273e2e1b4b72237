import { strict as assert } from "node:assert";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { REPOSITORY } from "../../local/shared/paths";
import { type Temporary, temporary } from "../local/temporary";

describe("the throw-away folder of a recorded run", () => {
  const started: ChildProcess[] = [];
  let folder: Temporary;

  beforeEach(() => {
    folder = temporary();
  });

  afterEach(() => {
    for (const child of started.splice(0)) child.kill("SIGKILL");
    folder.remove();
  });

  /** A process that makes such a folder, writes into it and waits to be killed. */
  async function run(): Promise<{ child: ChildProcess; path: string }> {
    const module = join(REPOSITORY, "local/gate/throw-away.ts");
    const code = `console.log(require(${JSON.stringify(module)}).throwAwayFolder()); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["-r", "tsx/cjs", "-e", code], {
      cwd: REPOSITORY,
      env: { ...process.env, TMPDIR: folder.path },
      stdio: ["ignore", "pipe", "inherit"],
    });
    started.push(child);
    assert.ok(child.stdout);
    const [path] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    mkdirSync(join(path, "pulumi"));
    writeFileSync(join(path, "pulumi", "state.json"), "{}");
    return { child, path };
  }

  it("is removed by the next run where its own was killed, and only then", async () => {
    const killed = await run();
    const living = await run();
    assert.deepEqual([existsSync(killed.path), existsSync(living.path)], [true, true]);
    killed.child.kill("SIGKILL");
    await once(killed.child, "exit");
    const next = await run();
    assert.deepEqual([existsSync(killed.path), existsSync(living.path)], [false, true]);
    assert.notEqual(next.path, living.path);
  });

  it("is told from other folders by its name", async () => {
    const others = ["strata-gate-test-Ab12Cd", "strata-gate-99999999", "strata-program-1-2-Ab12Cd"];
    for (const name of others) mkdirSync(join(folder.path, name));
    await run();
    const left = readdirSync(folder.path);
    assert.deepEqual(
      others.filter((name) => !left.includes(name)),
      [],
    );
  });
});
