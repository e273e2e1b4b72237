import assert from "node:assert/strict";
import { realisedTypes } from "../../../local/provider/aws/registry";
import type { Provider } from "../../../local/provider/protocol/provider";
import { hasUnknown } from "../../../local/provider/protocol/values";
import { CASES } from "./cases";
import { type Bench, startBench } from "./support/bench";
import {
  type Case,
  checked,
  configured,
  diff,
  type Ground,
  make,
  merged,
  read,
  type Standing,
  subject,
  update,
} from "./support/life";

describe("the life of a resource", function () {
  this.timeout(60_000);
  let bench: Bench;
  let provider: Provider;

  before(async () => {
    bench = await startBench();
    provider = await configured(bench);
  });
  after(() => bench?.stop());

  it("is tested for every type that is realised", () => {
    assert.deepEqual(CASES.map(({ type }) => type).sort(), realisedTypes());
  });

  for (const life of CASES) {
    it(`of ${life.type}: made as predicted, changed, replaced, drifted, mended, removed`, () => live(life));
  }

  async function live(life: Case): Promise<void> {
    const made: Standing[] = [];
    const ground: Ground = {
      aws: bench.aws,
      make: async (type, name, inputs) => {
        const standing = await make(provider, type, name, inputs);
        made.push(standing);
        return standing;
      },
    };
    try {
      await liveOn(life, ground);
    } finally {
      for (const below of made.reverse()) await provider.delete(below);
    }
  }

  async function liveOn(life: Case, ground: Ground): Promise<void> {
    const name = `case-${life.type.split(":").pop()}`;
    const wanted = await life.inputs(ground);
    const inputs = await checked(provider, life.type, name, wanted);
    const predicted = await provider.create({ ...subject(life.type, name), inputs, preview: true });
    assert.ok(!hasUnknown(predicted.state), "a preview leaves nothing unknown");

    let standing = await make(provider, life.type, name, wanted);
    assertPredicted(life, predicted, standing);
    await assertSettled(standing);

    const changed = typeof life.changed === "function" ? life.changed(wanted) : life.changed;
    if (changed) {
      const news = await checked(provider, life.type, name, merged(wanted, changed), standing.inputs);
      const { changes, replaces } = await diff(provider, standing, news);
      assert.deepEqual([changes.length > 0, replaces], [true, []], "the change is made in place");
      standing = await update(provider, standing, news);
      await assertSettled(standing);
    }
    const other = await checked(provider, life.type, name, merged(wanted, life.replaced), standing.inputs);
    const { replaces } = await diff(provider, standing, other);
    for (const property of life.replaces ?? Object.keys(life.replaced))
      assert.ok(replaces.includes(property), `${property} replaces`);

    if (life.drift) standing = await drifted(life, standing);
    await provider.delete(standing);
    if (!life.stays) assert.equal(await read(provider, standing), undefined, "it is gone");
    await provider.delete(standing);
  }

  async function drifted(life: Case, standing: Standing): Promise<Standing> {
    await life.drift?.(standing, bench.aws);
    const seen = await read(provider, standing);
    if (life.drifted?.length === 0) {
      assert.equal(seen, undefined, "what is gone is seen as gone");
      return make(provider, life.type, standing.name, standing.inputs);
    }
    assert.ok(seen);
    const { changes } = await diff(provider, { ...standing, ...seen }, standing.inputs);
    const tops = new Set(changes.map(({ path }) => path.split(/[.[]/, 1)[0]));
    assert.deepEqual([...tops].sort(), life.drifted?.toSorted(), "the change by hand is found");
    const mended = await update(provider, { ...standing, ...seen }, standing.inputs);
    await assertSettled(mended);
    return mended;
  }

  function assertPredicted(life: Case, predicted: { id: string; state: object }, standing: Standing): void {
    const chosen = new Set(life.chosen ?? []);
    if (!chosen.has("id")) assert.equal(predicted.id, standing.id, "the id is as predicted");
    for (const [key, value] of Object.entries(predicted.state)) {
      if (!chosen.has(key)) assert.deepEqual(standing.state[key], value, `${key} is as predicted`);
    }
  }

  /** A refresh finds what the state says, and the program's inputs ask for nothing. */
  async function assertSettled(standing: Standing): Promise<void> {
    const seen = await read(provider, standing);
    assert.ok(seen, "it is there");
    assert.deepEqual(seen.inputs, standing.inputs, "a refresh finds the inputs unchanged");
    assert.deepEqual(seen.state, standing.state, "a refresh finds the state unchanged");
    const { changes } = await diff(provider, standing, standing.inputs);
    assert.deepEqual(changes, []);
  }
});
