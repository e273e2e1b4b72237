import * as assert from "node:assert/strict";
import { type Program, recordProgram } from "../../support/program";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

describe("PipelineWatch", function () {
  this.timeout(180_000);
  let program: Program;
  before(async () => {
    program = await recordProgram("prod");
  });
  const watching = (metric: string, dimension: string) =>
    program
      .ofType(ALARM)
      .filter(({ inputs }) => inputs["metricName"] === metric)
      .map(({ inputs }) => inputs["dimensions"][dimension])
      .sort();
  const names = (type: string, pattern = /./) =>
    program
      .ofType(type)
      .map(({ name }) => name)
      .filter((name) => pattern.test(name))
      .sort();

  it("sounds when a processor falls behind its stream", () => {
    const processors = names("aws:lambda/function:Function", /^processor-/);
    assert.deepEqual(watching("IteratorAge", "FunctionName"), processors);
  });

  it("sounds when any function fails", () => {
    assert.deepEqual(watching("Errors", "FunctionName"), names("aws:lambda/function:Function"));
  });

  it("sounds when anything lies in a queue of what was given up", () => {
    const lastStops = names("aws:sqs/queue:Queue", /dead-letters|-failures/);
    assert.deepEqual(watching("ApproximateNumberOfMessagesVisible", "QueueName"), lastStops);
    assert.equal(lastStops.length, 6);
  });

  it("sounds when the bus or a delivery stream cannot deliver", () => {
    assert.deepEqual(watching("FailedInvocations", "RuleName"), names("aws:cloudwatch/eventRule:EventRule"));
    assert.deepEqual(
      watching("DeliveryToS3.DataFreshness", "DeliveryStreamName"),
      names("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream"),
    );
  });

  it("tells the alerts topic of every alarm, when it sounds and when it ends", () => {
    const topic = program.ofType("aws:sns/topic:Topic")[0]?.arn;
    for (const { name, inputs } of program.ofType(ALARM)) {
      assert.deepEqual([inputs["alarmActions"], inputs["okActions"]], [[topic], [topic]], name);
      assert.equal(inputs["treatMissingData"], "notBreaching", name);
    }
  });

  it("warns hours before a stream forgets what was not processed", () => {
    for (const { inputs } of program
      .ofType(ALARM)
      .filter(({ inputs }) => inputs["metricName"] === "IteratorAge")) {
      assert.equal(inputs["threshold"], 4 * 3_600_000);
    }
  });

  it("shows every metric it watches on one page, no two panels in one place", () => {
    const [dashboard] = program.ofType("aws:cloudwatch/dashboard:Dashboard");
    const { widgets } = JSON.parse(dashboard?.inputs["dashboardBody"]);
    const shown = widgets.flatMap(
      (widget: { properties: { metrics: unknown[] } }) => widget.properties.metrics,
    );
    assert.equal(shown.length, program.ofType(ALARM).length);
    const places = widgets.map(({ x, y }: { x: number; y: number }) => `${x},${y}`);
    assert.equal(new Set(places).size, widgets.length);
  });
});
