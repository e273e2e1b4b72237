import { strict as assert } from "node:assert";
import { ENDING_TAGS } from "../../contracts/tags";
import { classTag } from "../../policy-pack/fixtures/build";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import { runRules } from "../../policy-pack/run";

/** Findings of `stateful-protected` for a resource that is not protected, with these tags. */
function found(name: string, tags: Record<string, string>) {
  const stack = new FixtureStack();
  stack.resource(name).protect = false;
  stack.props(name).tags = tags;
  return runRules(stack.resources).filter(({ rule }) => rule === "stateful-protected");
}

describe("what is not protected in production", () => {
  const { tags } = classTag("subject-keys", "PHI");

  it("is let pass where it is a key of subjects that is meant to end", () => {
    assert.deepEqual(found("data-key", { ...tags, ...ENDING_TAGS }), []);
  });

  it("is refused where nothing says that it ends, or something else", () => {
    for (const Lifecycle of [undefined, "kept"])
      assert.equal(found("data-key", { ...tags, ...(Lifecycle && { Lifecycle }) }).length, 1, Lifecycle);
  });

  it("is refused where it is a key of other data, or no key, whatever it says", () => {
    const other = classTag("event-stream", "PHI").tags;
    assert.equal(found("data-key", { ...other, ...ENDING_TAGS }).length, 1);
    assert.equal(found("crisis-events", { ...tags, ...ENDING_TAGS }).length, 1);
  });
});
