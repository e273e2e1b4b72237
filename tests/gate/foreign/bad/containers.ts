import * as aws from "@pulumi/aws";

export const files = new aws.efs.FileSystem("site", { encrypted: true });

new aws.ecs.TaskDefinition("site", {
  family: "site",
  networkMode: "awsvpc",
  containerDefinitions: JSON.stringify([{ name: "site", image: "site:1.4.2" }]),
});
new aws.ecs.TaskDefinition("agent", {
  family: "agent",
  networkMode: "host",
  containerDefinitions: JSON.stringify([
    { name: "agent", image: "agent:2", user: "1000", privileged: true, readonlyRootFilesystem: true },
  ]),
});
