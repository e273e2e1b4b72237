import { strict as assert } from "node:assert";
import { generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../../commands/cli";
import { evidence } from "../../commands/evidence";
import { parseOptions } from "../../commands/options";
import { bundleOf } from "../../operations/evidence";

describe("the command evidence", () => {
  const folder = mkdtempSync(join(tmpdir(), "strata-evidence-"));
  const file = (name: string) => join(folder, name);
  after(() => rmSync(folder, { recursive: true }));

  before(async () => {
    const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const signer = {
      keyArn: "arn:of:the:key",
      publicKey,
      sign: async (message: Uint8Array) => sign("sha256", message, privateKey),
    };
    const members = { "plan.jsonl": Buffer.from("{}\n") };
    const bundle = await bundleOf({ stack: "prod", made: "2026-11-21T12:00:00.000Z" }, members, signer);
    writeFileSync(file("good.zip"), bundle);
    writeFileSync(file("cut.zip"), bundle.subarray(0, -1));
    writeFileSync(file("key.pem"), publicKey.export({ type: "spki", format: "pem" }));
  });

  /** Exit code and lines of a run; every part of the context that these runs must not need is absent. */
  async function run(...argv: string[]) {
    const lines: string[] = [];
    const { values: options } = parseOptions(evidence.options, argv);
    const context = { options, print: (line: string) => void lines.push(line) };
    const code = await evidence.run(context as unknown as Parameters<typeof evidence.run>[0]);
    return { code, lines };
  }

  it("verifies a bundle with nothing but the file and the key", async () => {
    const { code, lines } = await run("--verify", file("good.zip"), "--public-key", file("key.pem"));
    assert.equal(code, 0, lines.join("\n"));
    assert.match(lines.join("\n"), /every file is as the key [0-9a-f]{64} signed it/);
  });

  it("fails for a bundle that is not as it was signed, and says what is wrong", async () => {
    const { code, lines } = await run("--verify", file("cut.zip"), "--public-key", file("key.pem"));
    assert.equal(code, 1);
    assert.match(lines[0] ?? "", /^fault: /);
  });

  it("takes no key but one that is given, and one action at a time", async () => {
    const good = ["--verify", file("good.zip")];
    const key = ["--public-key", file("key.pem")];
    for (const argv of [
      good,
      [],
      [...good, ...key, "--out", file("out.zip")],
      [...good, "--public-key", file("good.zip")],
      [...good, "--public-key", file("none.pem")],
      ["--verify", file("none.zip"), ...key],
      ["--out", file("out.zip"), ...key],
      ["--out", file("out.zip"), "--unsigned", "--export-key", file("out.pem")],
      [...good, ...key, "--unsigned"],
    ])
      await assert.rejects(run(...argv), UsageError, argv.join(" "));
  });
});
