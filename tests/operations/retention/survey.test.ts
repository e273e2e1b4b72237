import * as assert from "node:assert/strict";
import { survey } from "../../../operations/retention";
import { buckets } from "../../../policy-pack/fixtures/buckets";
import { classTag, planned } from "../../../policy-pack/fixtures/build";
import type { PlannedResource } from "../../../policy-pack/plan";

const stackProblems = (plan: readonly PlannedResource[]) => survey(plan).contradictions;

/** A table of one class that keeps to the manifest. */
const table = (props: Record<string, unknown> = {}) =>
  planned("aws:dynamodb/table:Table", "notices", {
    name: "notices",
    ttl: { enabled: true, attributeName: "expires_at" },
    pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 },
    ...classTag("notification-logs", "Pseudonymous"),
    ...props,
  });

const problemsOf = (resource: PlannedResource) => stackProblems([resource]);

describe("the survey of a stack's data", () => {
  it("finds nothing wrong with a table that keeps to the manifest, and says when its copies end", () => {
    const { classes, contradictions } = survey([table()]);
    assert.deepEqual(contradictions, []);
    assert.deepEqual(
      classes.map(({ dataClass, lastDay, copies }) => [
        dataClass,
        lastDay,
        copies.map(({ kind, until }) => [kind, until]),
      ]),
      [
        [
          "notification-logs",
          767,
          [
            ["store", 732],
            ["point in time", 767],
          ],
        ],
      ],
    );
  });

  it("names a table whose items never end", () => {
    const [problem] = problemsOf(table({ ttl: { enabled: false } }));
    assert.match(
      problem ?? "",
      /DynamoDB table 'notices' \(store\) until for ever, but the manifest says day 732/,
    );
  });

  it("names a backup that lives longer than stated", () => {
    const cluster = (days: number) =>
      planned("aws:docdb/cluster:Cluster", "talks", {
        backupRetentionPeriod: days,
        ...classTag("conversations", "PHI"),
      });
    assert.deepEqual(problemsOf(cluster(7)), []);
    assert.match(
      problemsOf(cluster(35))[0] ?? "",
      /'talks' \(backups\) until day 125, but the manifest says day 97/,
    );
  });

  it("names a database whose backups are longer than stated, for every class in it", () => {
    const instance = planned("aws:rds/instance:Instance", "db", {
      backupRetentionPeriod: 30,
      ...classTag("clinical-scores", "Pseudonymous"),
    });
    const classes = problemsOf(instance).map((problem) => /^'([\w-]+)'/.exec(problem)?.[1]);
    assert.deepEqual(classes.sort(), ["accounts", "aggregates", "clinical-scores", "session-summaries"]);
  });

  it("reads the lifecycle rules and locks of buckets", () => {
    const { classes } = survey(buckets());
    const originals = classes.find(({ dataClass }) => dataClass === "interaction-logs")?.copies[0];
    assert.equal(originals?.until, 2555);
    assert.deepEqual(
      originals?.moves.map(({ day }) => day),
      [30, 90, 365],
    );
  });

  it("names a bucket that moves or ends its objects on another day", () => {
    const changed = buckets().map((resource) =>
      JSON.parse(
        JSON.stringify(resource)
          .replaceAll('"days":90', '"days":120')
          .replaceAll('"days":2555', '"days":3000'),
      ),
    ) as PlannedResource[];
    const problems = stackProblems(changed).join("\n");
    assert.match(problems, /'interaction-logs'.*until day 3000, but the manifest says day 2555/);
    assert.match(
      problems,
      /'interaction-logs'.*GLACIER_IR on day 120.*but the manifest says .*GLACIER_IR on day 90/,
    );
  });

  const ARN = "arn:aws:dynamodb:us-east-1:123456789012:table/notices";
  const backedUp = (days: number | undefined, selection: Record<string, unknown> = { resources: [ARN] }) => {
    const lifecycle = days === undefined ? undefined : { deleteAfter: days };
    const plan = planned("aws:backup/plan:Plan", "nightly", { rules: [{ lifecycle }] }, { id: "p-1" });
    return [
      { ...table(), outputs: { arn: ARN } },
      plan,
      planned("aws:backup/selection:Selection", "all-tables", { planId: "p-1", ...selection }),
    ];
  };

  it("reads recovery points from the plan that a selection belongs to", () => {
    const { classes, contradictions } = survey(backedUp(35));
    assert.deepEqual(contradictions, []);
    const points = classes[0]?.copies.find(({ kind }) => kind === "recovery points");
    assert.deepEqual([points?.resource, points?.until], ["notices", 767]);
  });

  it("names recovery points that are kept for other days than stated, or for ever", () => {
    const message = /'notices' \(recovery points\) until (day 1097|for ever), but the manifest says day 767/;
    for (const days of [365, undefined]) assert.match(stackProblems(backedUp(days))[0] ?? "", message);
  });

  it("names recovery points of what may have none, such as the keys of subjects", () => {
    const [keys, ...rest] = backedUp(35);
    const tags = classTag("subject-keys", "PHI");
    const recovery = { pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 7 } };
    const problems = stackProblems([
      { ...keys, props: { ...keys?.props, ...tags, ...recovery } } as never,
      ...rest,
    ]);
    assert.match(problems.join(), /'notices' \(recovery points\), which the manifest does not allow/);
  });

  it("names a selection that cannot be told from the program", () => {
    for (const selection of [
      { resources: ["arn:aws:dynamodb:*:*:table/*"] },
      { selectionTags: [{ key: "a" }] },
    ]) {
      assert.match(
        stackProblems(backedUp(35, selection))[0] ?? "",
        /'all-tables' backs up by tag or pattern/,
      );
    }
    assert.match(
      stackProblems(backedUp(35, { resources: [`${ARN}-2`] }))[0] ?? "",
      /'all-tables' backs up '.*notices-2', which is no store of the stack/,
    );
  });

  it("names a store the manifest does not know", () => {
    const file = planned("aws:efs/fileSystem:FileSystem", "shared", {});
    assert.match(
      problemsOf(file)[0] ?? "",
      /'shared' is of type aws:efs\/fileSystem:FileSystem, of which it is not known/,
    );
  });

  it("names a store that does not say what it holds", () => {
    assert.match(problemsOf(table({ tags: {} }))[0] ?? "", /'notices' .* has no tag Retention with a class/);
  });

  it("names a place the manifest states and the stack lacks", () => {
    const crises = table(classTag("crisis-events", "Pseudonymous"));
    assert.deepEqual(problemsOf(crises), [
      "'crisis-events' has object in the manifest, but the stack has no S3 bucket of that class",
    ]);
  });
});
