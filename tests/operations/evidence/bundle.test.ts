import { strict as assert } from "node:assert";
import { generateKeyPairSync, sign } from "node:crypto";
import { zipSync } from "fflate";
import {
  bundleOf,
  faultsOf,
  fingerprintOf,
  publicKeyOf,
  type Signer,
  WrongKey,
} from "../../../operations/evidence";
import { packed, unpacked } from "../../../operations/evidence/bundle";

const ABOUT = { stack: "prod", made: "2026-11-21T12:00:00.000Z" };
const MEMBERS = {
  "plan.jsonl": Buffer.from('{"urn":"one"}\n{"urn":"two"}\n'),
  "policy/results.json": Buffer.from('{"passed":true}\n'),
  "docs/controls.md": Buffer.from("# Controls\n"),
};

function keyPair(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    keyArn: "arn:of:the:key",
    publicKey,
    sign: async (message) => sign("sha256", message, privateKey),
  };
}

const signer = keyPair();
// Signed once: each signature has other bytes, and not always as many.
const signed = bundleOf(ABOUT, MEMBERS, signer);
const bundle = () => signed;
/** The same bundle with its files changed, packed as a bundle is. */
const altered = async (change: (members: Record<string, Uint8Array>) => void) => {
  const members = { ...unpacked(await bundle()) };
  change(members);
  return packed(members);
};

describe("a bundle of evidence", () => {
  it("verifies with the public key of its signer, read from PEM", async () => {
    const pem = signer.publicKey.export({ type: "spki", format: "pem" }).toString();
    assert.deepEqual(faultsOf(await bundle(), publicKeyOf(pem)), []);
  });

  it("is the same bytes for the same files but for the signature", async () => {
    const unsigned = () => bundleOf(ABOUT, MEMBERS, undefined);
    assert.deepEqual(await unsigned(), await unsigned());
  });

  it("names the file of which one byte is changed, whichever that is", async () => {
    for (const name of Object.keys(unpacked(await bundle()))) {
      const length = unpacked(await bundle())[name]?.length ?? 0;
      for (const at of [0, length >> 1, length - 1]) {
        const changed = await altered((members) => {
          const bytes = Uint8Array.from(members[name] ?? []);
          bytes[at] = (bytes[at] ?? 0) ^ 1;
          members[name] = bytes;
        });
        const faults = faultsOf(changed, signer.publicKey);
        assert.ok(faults.length > 0 && faults.some((fault) => fault.includes(name)), `${name}, byte ${at}`);
      }
    }
  });

  it("does not verify with any byte of the archive changed", async () => {
    const archive = await bundle();
    for (let at = 0; at < archive.length; at++) {
      const changed = Uint8Array.from(archive);
      changed[at] = (changed[at] ?? 0) ^ 0x20;
      assert.notDeepEqual(faultsOf(changed, signer.publicKey), [], `byte ${at}`);
    }
  });

  it("names what is missing and what nobody signed", async () => {
    const without = await altered((members) => delete members["plan.jsonl"]);
    assert.deepEqual(faultsOf(without, signer.publicKey), ["plan.jsonl: missing"]);
    const extra = await altered((members) => (members["more.txt"] = Buffer.from("more")));
    assert.deepEqual(faultsOf(extra, signer.publicKey), ["more.txt: not in the manifest"]);
    const bare = await bundleOf(ABOUT, MEMBERS, undefined);
    assert.match(faultsOf(bare, signer.publicKey).join(), /manifest\.json\.sig: missing; nobody signed/);
    assert.deepEqual(faultsOf(packed(MEMBERS), signer.publicKey), ["manifest.json: missing"]);
  });

  it("does not verify where it is cut off, appended to or packed otherwise", async () => {
    const archive = await bundle();
    for (const length of [0, 10, archive.length >> 1, archive.length - 1])
      assert.notDeepEqual(faultsOf(archive.subarray(0, length), signer.publicKey), []);
    assert.notDeepEqual(faultsOf(Buffer.concat([archive, Buffer.from("x")]), signer.publicKey), []);
    const repacked = zipSync(unpacked(archive), { level: 9 });
    assert.match(faultsOf(repacked, signer.publicKey).join(), /belong to none of its files/);
  });

  it("does not verify with another key, and says whose it claims to be", async () => {
    const faults = faultsOf(await bundle(), keyPair().publicKey);
    assert.deepEqual(faults.length, 1);
    assert.ok(faults[0]?.includes(fingerprintOf(signer.publicKey)));
  });

  it("takes keys of the curve P-256 only", () => {
    const other = generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey;
    assert.throws(() => publicKeyOf(other.export({ type: "spki", format: "pem" }).toString()), WrongKey);
    assert.throws(() => publicKeyOf("nothing"), WrongKey);
  });
});
