import * as assert from "node:assert/strict";
import { SubjectWrappingKeys } from "../../../components/foundation/subject-wrapping-keys";
import { PLACE } from "../../support/arns";
import { recordEngine } from "../../support/engine";

describe("SubjectWrappingKeys", () => {
  const engine = recordEngine();
  const keysOf = async (generation: number, protect: boolean) => {
    const made = await engine.registrations(
      () => new SubjectWrappingKeys("wrapping", { place: PLACE, generation, protect }),
    );
    return made.filter(({ type }) => type === "aws:kms/key:Key");
  };
  const summary = async (generation: number, protect: boolean) =>
    (await keysOf(generation, protect)).map(({ name, protect, retainOnDelete, inputs }) => ({
      name,
      protect,
      retainOnDelete,
      lifecycle: inputs["tags"].Lifecycle,
    }));
  const key = (generation: number, protect: boolean, retainOnDelete: boolean, lifecycle?: string) => ({
    name: `wrapping-${generation}-key`,
    protect,
    retainOnDelete,
    lifecycle,
  });

  it("are one key in the first generation, which neither the engine nor the cloud lets go", async () => {
    assert.deepEqual(await summary(1, true), [key(1, true, true)]);
  });

  it("are the current key and the former one, which the program may drop and the cloud keeps all the same", async () => {
    assert.deepEqual(await summary(2, true), [key(2, true, true), key(1, false, true, "ending")]);
  });

  it("drop the generation before the former one, which nothing protects by then", async () => {
    const dropped = (await summary(2, true)).filter(({ name }) => name === "wrapping-1-key");
    assert.deepEqual(await summary(3, true), [key(3, true, true), key(2, false, true, "ending")]);
    assert.deepEqual(
      dropped.map(({ protect }) => protect),
      [false],
    );
  });

  it("end with the stack where nothing has to outlive it", async () => {
    assert.deepEqual(await summary(2, false), [key(2, false, false), key(1, false, false, "ending")]);
  });

  it("are named by alias and given by generation", async () => {
    let arns: Record<string, unknown> = {};
    const made = await engine.registrations(() => {
      arns = new SubjectWrappingKeys("wrapping", { place: PLACE, generation: 7, protect: true }).arns;
    });
    assert.deepEqual(Object.keys(arns), ["6", "7"]);
    assert.deepEqual(
      made.filter(({ type }) => type === "aws:kms/alias:Alias").map(({ inputs }) => inputs["name"]),
      ["alias/strata/test/subject-keys-7", "alias/strata/test/subject-keys-6"],
    );
  });
});
