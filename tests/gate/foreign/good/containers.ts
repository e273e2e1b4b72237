import * as aws from "@pulumi/aws";
import { targets } from "./balancer";
import { group, key, logGroup, REGION, roleFor, SHARED } from "./foundation";

const cluster = new aws.ecs.Cluster("site", { settings: [{ name: "containerInsights", value: "enabled" }] });
const logs = logGroup("site");

export const files = new aws.efs.FileSystem(
  "site",
  { encrypted: true, kmsKeyId: key.arn },
  { protect: true },
);

const image = "123456789012.dkr.ecr.eu-central-1.amazonaws.com/site:1.4.2";
const task = new aws.ecs.TaskDefinition("site", {
  family: "site",
  cpu: "256",
  memory: "512",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  executionRoleArn: roleFor("site-start", "ecs-tasks.amazonaws.com").arn,
  volumes: [
    { name: "uploads", efsVolumeConfiguration: { fileSystemId: files.id, transitEncryption: "ENABLED" } },
  ],
  containerDefinitions: logs.name.apply((name) =>
    JSON.stringify([
      {
        name: "site",
        image,
        user: "1000",
        readonlyRootFilesystem: true,
        portMappings: [{ containerPort: 8443 }],
        mountPoints: [{ sourceVolume: "uploads", containerPath: "/uploads" }],
        logConfiguration: {
          logDriver: "awslogs",
          options: { "awslogs-group": name, "awslogs-region": REGION, "awslogs-stream-prefix": "site" },
        },
      },
    ]),
  ),
});
new aws.ecs.TaskDefinition("agent", {
  family: "agent",
  networkMode: "host",
  containerDefinitions: JSON.stringify([
    { name: "agent", image, user: "1000:1000", readonlyRootFilesystem: true },
  ]),
});
new aws.ecs.Service("site", {
  cluster: cluster.arn,
  taskDefinition: task.arn,
  launchType: "FARGATE",
  desiredCount: 2,
  networkConfiguration: { subnets: SHARED.subnetIds, securityGroups: [group.id], assignPublicIp: false },
  loadBalancers: [{ targetGroupArn: targets.arn, containerName: "site", containerPort: 8443 }],
});
