import type { Case, Ground } from "../support/life";
import { arnOf, bucket, role, tagged } from "./shared";

const versioned = async (ground: Ground, name: string) => {
  const made = await bucket(ground, name);
  await ground.make("aws:s3/bucketVersioning:BucketVersioning", name, {
    bucket: made.id,
    versioningConfiguration: { status: "Enabled" },
  });
  return made;
};

const everything = (copy: string, priority: number) => [
  {
    id: "everything",
    status: "Enabled",
    priority,
    filter: { prefix: "" },
    deleteMarkerReplication: { status: "Disabled" },
    destination: { bucket: copy },
  },
];

const passes = (comment: string) =>
  JSON.stringify({ Comment: comment, StartAt: "Done", States: { Done: { Type: "Succeed" } } });

/** What keeps archives: copies, objects of the program's own, and the machine that tries them. */
export const archives: Case[] = [
  {
    type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
    inputs: async (ground) => ({
      bucket: (await versioned(ground, "source")).id,
      role: arnOf(await role(ground, "s3.amazonaws.com")),
      rules: everything(arnOf(await versioned(ground, "copy")), 0),
    }),
    changed: ({ rules }) => ({ rules: [{ ...(rules as object[])[0], priority: 1 }] }),
    replaced: { bucket: "another" },
    drift: ({ id }, aws) => aws.request("s3", "DeleteBucketReplication", { Bucket: id }),
    drifted: [],
  },
  {
    type: "aws:s3/bucketObjectv2:BucketObjectv2",
    inputs: async (ground) => ({
      bucket: (await bucket(ground)).id,
      key: "canary/one",
      content: "a text",
      contentType: "text/plain",
      storageClass: "DEEP_ARCHIVE",
      ...tagged,
    }),
    changed: { content: "another text", tags: { Team: "b" } },
    replaced: { key: "canary/two" },
    drift: ({ state }, aws) =>
      aws.request("s3", "DeleteObject", { Bucket: String(state["bucket"]), Key: String(state["key"]) }),
    drifted: [],
  },
  {
    type: "aws:sfn/stateMachine:StateMachine",
    inputs: async (ground) => ({
      definition: passes("one"),
      roleArn: arnOf(await role(ground, "states.amazonaws.com")),
      loggingConfiguration: logged("ERROR"),
      ...tagged,
    }),
    changed: { definition: passes("two"), loggingConfiguration: logged("ALL"), tags: { Team: "b" } },
    replaced: { type: "EXPRESS" },
    drift: ({ id }, aws) =>
      aws.request("stepfunctions", "UpdateStateMachine", {
        stateMachineArn: id,
        definition: passes("three"),
      }),
    drifted: ["definition"],
  },
];

function logged(level: string) {
  const logDestination = "arn:aws:logs:eu-west-1:000000000000:log-group:machine:*";
  return { level, includeExecutionData: false, logDestination };
}
