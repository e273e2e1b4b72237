import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gate } from "../../commands/gate";
import { againstHostSchema } from "./support/host-schema";

const ROOT = join(__dirname, "..", "..");
const GITHUB = readFileSync(join(ROOT, "workflows/github/strata-gate.yml"), "utf8");
const GITLAB = readFileSync(join(ROOT, "workflows/gitlab/strata-gate.yml"), "utf8");

const STACKS = readdirSync(ROOT)
  .flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? [])
  .sort();

describe("the workflows that gate a change", () => {
  it("gate every stack there is", () => {
    const listed = /STACK: \[(.*)\]/.exec(GITLAB)?.[1]?.split(", ");
    assert.deepEqual(listed?.sort(), STACKS);
    assert.match(GITHUB, /find \. -maxdepth 1 -name 'Pulumi\.\*\.yaml'/);
  });

  it("call the gate by flags it has", () => {
    for (const text of [GITHUB, GITLAB]) {
      const call = /npm run -s gate -- (.*)/.exec(text)?.[1] ?? "";
      const flags = [...call.matchAll(/--([a-z]+)/g)].map(([, flag]) => flag);
      assert.deepEqual(flags, ["stack", "summary", "sarif"]);
      for (const flag of flags) assert.ok(flag && flag in gate.options, flag);
    }
  });

  it("use actions by commit and take no right for the whole workflow", () => {
    const used = [...GITHUB.matchAll(/uses: (.*)/g)].map(([, action]) => action ?? "");
    assert.ok(used.length >= 4);
    for (const action of used) assert.match(action, /@[0-9a-f]{40} # v\d/);
    assert.match(GITHUB, /^permissions: \{\}$/m);
  });

  it("pass names of stacks and changes by the environment, never into a script", () => {
    const scripts = GITHUB.split("\n").filter((line) => !/^\s*(#|[a-zA-Z_-]+: )/.test(line));
    for (const line of scripts.filter((one) => one.includes("${{")))
      assert.match(line, /^\s*(- )?[\w-]+:/, `a script holds an expression: ${line}`);
  });

  describe("held to the schemas of their hosts", function () {
    this.timeout(300_000);

    it("say nothing that GitLab or GitHub does not know", async () => {
      assert.deepEqual(await againstHostSchema("gitlab", GITLAB), []);
      assert.deepEqual(await againstHostSchema("github", GITHUB), []);
    });

    it("are found out by a word that their host does not know", async () => {
      const gitlab = await againstHostSchema("gitlab", GITLAB.replace("when: always", "when: sometimes"));
      assert.match(gitlab.join(), /artifacts\.when: 'sometimes' is not one of/);
      const github = await againstHostSchema("github", GITHUB.replace("runs-on:", "run-on:"));
      assert.match(github.join(), /run-on/);
    });
  });
});
