import * as assert from "node:assert/strict";
import { STORES } from "../../../contracts/stores";
import { type Program, recordProgram } from "../../support/program";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

describe("PipelineWatch", function () {
  this.timeout(180_000);
  let program: Program;
  before(async () => {
    program = await recordProgram("prod", STORES);
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
    const readers = names("aws:lambda/function:Function", /^processor-|crisis-archiver/);
    assert.deepEqual(watching("IteratorAge", "FunctionName"), readers);
  });

  it("sounds when any function fails", () => {
    assert.deepEqual(watching("Errors", "FunctionName"), names("aws:lambda/function:Function"));
  });

  it("sounds when anything lies in a queue of what was given up", () => {
    const lastStops = names("aws:sqs/queue:Queue", /dead-letters|-failures|-missed/);
    assert.deepEqual(watching("ApproximateNumberOfMessagesVisible", "QueueName"), lastStops);
    assert.equal(lastStops.length, 15);
  });

  it("sounds when the bus or a delivery stream cannot deliver", () => {
    assert.deepEqual(
      watching("FailedInvocations", "RuleName"),
      names("aws:cloudwatch/eventRule:EventRule", /^domain-events-/),
    );
    assert.deepEqual(
      watching("DeliveryToS3.DataFreshness", "DeliveryStreamName"),
      names("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream"),
    );
  });

  it("sounds when a store fills up, falls behind, is overrun or red", () => {
    const watched = program
      .ofType(ALARM)
      .filter(({ inputs }) => /^AWS\/(RDS|DocDB|ElastiCache|ES)$/.test(inputs["namespace"]))
      .map(({ inputs }) => `${inputs["namespace"]} ${inputs["metricName"]}`);
    for (const metric of [
      "AWS/RDS FreeStorageSpace",
      "AWS/RDS DatabaseConnections",
      "AWS/RDS ReplicaLag",
      "AWS/RDS CPUUtilization",
      "AWS/DocDB FreeLocalStorage",
      "AWS/DocDB DatabaseConnections",
      "AWS/DocDB DBClusterReplicaLagMaximum",
      "AWS/DocDB CPUUtilization",
      "AWS/ElastiCache Evictions",
      "AWS/ElastiCache CurrConnections",
      "AWS/ElastiCache ReplicationLag",
      "AWS/ElastiCache EngineCPUUtilization",
      "AWS/ES ClusterStatus.red",
      "AWS/ES FreeStorageSpace",
      "AWS/ES CPUUtilization",
      "AWS/ES JVMMemoryPressure",
    ])
      assert.ok(watched.includes(metric), metric);
    const filling = program.ofType(ALARM).filter(({ inputs }) => /^Free/.test(inputs["metricName"]));
    for (const { name, inputs } of filling)
      assert.deepEqual(
        [inputs["comparisonOperator"], inputs["statistic"]],
        ["LessThanOrEqualToThreshold", "Minimum"],
        name,
      );
  });

  it("watches stores that are there", () => {
    const of = (namespace: string, dimension: string) =>
      new Set(
        program
          .ofType(ALARM)
          .filter(({ inputs }) => inputs["namespace"] === namespace)
          .map(({ inputs }) => String(inputs["dimensions"][dimension])),
      );
    const identifiers = program
      .ofType("aws:rds/instance:Instance")
      .map(({ inputs }) => String(inputs["identifier"]));
    assert.deepEqual([...of("AWS/RDS", "DBInstanceIdentifier")].sort(), identifiers.sort());
    const [cluster] = program.ofType("aws:docdb/cluster:Cluster");
    assert.equal(of("AWS/DocDB", "DBClusterIdentifier").size, 1);
    assert.ok(cluster);
    const [group] = program.ofType("aws:elasticache/replicationGroup:ReplicationGroup");
    assert.equal(of("AWS/ElastiCache", "CacheClusterId").size, group?.inputs["numCacheClusters"]);
    assert.equal(of("AWS/ES", "DomainName").size, 1);
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
    // The cold tier has alarms of its own.
    const own = program.ofType(ALARM).filter(({ name }) => name.startsWith("pipeline-"));
    assert.equal(shown.length, own.length);
    const places = widgets.map(({ x, y }: { x: number; y: number }) => `${x},${y}`);
    assert.equal(new Set(places).size, widgets.length);
  });
});
