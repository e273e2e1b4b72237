import * as assert from "node:assert/strict";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { NETWORK_VARIABLES } from "../../../components/shared/network-function";
import { STORES } from "../../../contracts/stores";
import type { Registration } from "../../support/engine";
import { loadHandler } from "../../support/handler-process";
import { packageOf, zippedBytes } from "../../support/package";
import { type Program, recordProgram } from "../../support/program";

const FUNCTION = "aws:lambda/function:Function";

/**
 * What a function's package may weigh at most, zipped; event processors carry the names they redact, others a store's
 * client, and remediations that of EC2, whose schemas come whole.
 */
const limitBytes = ({ name, inputs }: Registration): number =>
  (name.startsWith("processor-") || inputs["vpcConfig"]
    ? 800
    : name.startsWith("remediations-")
      ? 400
      : 300) * 1024;

describe("the functions of the whole program", function () {
  this.timeout(180_000);
  let functions: Registration[];
  let program: Program;
  before(async () => {
    program = await recordProgram("prod", STORES);
    functions = program.ofType(FUNCTION);
  });

  it("are one processor a topic, one recorder a consumer and the archiver, one transform a delivery stream, and those of lake, drill, stores and compliance", () => {
    const count = (pattern: RegExp) => functions.filter(({ name }) => pattern.test(name)).length;
    assert.deepEqual(
      [
        count(/^processor-/),
        count(/^recorder-/),
        count(/-delivery-transform-/),
        count(/^lake-|^retrieval-drill/),
        count(/^feeds-/),
        count(/^remediations-|^config-judge-/),
        functions.length,
      ],
      [6, 4, 2, 2, 7, 9, 33],
    );
  });

  it("hold their serialized factory and their bundle only, in at most 300 KB, or more where they have to carry more", async () => {
    for (const each of functions) {
      const files = await packageOf(each);
      const [bundle, closure, ...others] = Object.keys(files).sort();
      assert.equal(closure, "__index.js", each.name);
      assert.match(bundle ?? "", /^\.local\/functions\/[a-z-]+\/handler\.js$/, each.name);
      assert.deepEqual(others, [], each.name);
      const size = zippedBytes(files);
      assert.ok(size <= limitBytes(each), `${each.name}: ${size} bytes`);
    }
  });

  it("name no folder of the machine that packed them and no secret", async () => {
    for (const each of functions) {
      const text = String((await packageOf(each))["__index.js"]);
      for (const folder of [resolve(__dirname, "../../.."), homedir()]) {
        assert.ok(!text.includes(folder), `${each.name} names ${folder}`);
      }
      // Whose certificates a function of the private network trusts; nothing else.
      const variables = each.inputs["vpcConfig"] ? NETWORK_VARIABLES : undefined;
      assert.deepEqual(each.inputs["environment"]?.variables, variables, each.name);
    }
  });

  it("load in a fresh process with what is in the package, as handlers Lambda accepts", async () => {
    for (const each of functions) {
      const { type, parameters } = loadHandler(await packageOf(each));
      assert.equal(type, "function", each.name);
      assert.ok(parameters <= 2, `${each.name} takes ${parameters} parameters: Node 24 has no callbacks`);
    }
  });

  it("leave most of an account's concurrency to others", () => {
    const reserved = functions.map(({ inputs }) => inputs["reservedConcurrentExecutions"]);
    assert.ok(reserved.every((each) => each >= 1));
    // A new account may run 1,000 at once, of which 100 cannot be reserved.
    assert.ok(reserved.reduce((sum, each) => sum + each, 0) <= 450);
  });

  it("have somewhere to put what they give up", () => {
    const mappings = program.ofType("aws:lambda/eventSourceMapping:EventSourceMapping");
    assert.equal(mappings.length, 17);
    // Of a change stream Lambda takes no partial answer: a batch that fails comes again until it is done.
    for (const { name, inputs } of mappings.filter(({ inputs }) => !inputs["documentDbEventSourceConfig"])) {
      assert.deepEqual(inputs["functionResponseTypes"], ["ReportBatchItemFailures"], name);
      const queue = inputs["eventSourceArn"].includes(":sqs:")
        ? program.find("aws:sqs/queue:Queue", inputs["eventSourceArn"]).inputs["redrivePolicy"]
        : inputs["destinationConfig"]?.onFailure?.destinationArn;
      assert.match(String(queue), /arn:aws:sqs:/, name);
    }
  });
});
