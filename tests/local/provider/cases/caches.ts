import type { Case } from "../support/life";
import { subnetGroup } from "./groups";
import { tagged } from "./shared";

export const caches: Case[] = [
  {
    type: "aws:elasticache/user:User",
    inputs: async () => ({
      userId: "reader",
      userName: "reader",
      engine: "valkey",
      accessString: "on ~* +@read",
      authenticationMode: { type: "iam" },
      ...tagged,
    }),
    changed: { accessString: "on ~* +@all", tags: { Team: "b" } },
    replaced: { userId: "another" },
    drift: ({ id }, aws) =>
      aws.request("elasticache", "ModifyUser", { UserId: id, AccessString: "off ~* -@all" }),
    drifted: ["accessString"],
  },
  {
    type: "aws:elasticache/userGroup:UserGroup",
    inputs: async (ground) => {
      const user = await ground.make("aws:elasticache/user:User", "ground", {
        userId: "writer",
        userName: "writer",
        engine: "valkey",
        accessString: "on ~* +@all",
        authenticationMode: { type: "iam" },
      });
      return { userGroupId: "functions", engine: "valkey", userIds: [user.id], ...tagged };
    },
    changed: { tags: { Team: "b" } },
    replaced: { userGroupId: "another" },
  },
  {
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    inputs: async (ground) => ({
      description: "a",
      engine: "valkey",
      engineVersion: "8.0",
      nodeType: "cache.t4g.micro",
      numCacheClusters: 2,
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      transitEncryptionEnabled: true,
      atRestEncryptionEnabled: true,
      subnetGroupName: (await subnetGroup(ground, "elasticache")).id,
      snapshotRetentionLimit: 1,
      ...tagged,
    }),
    changed: { description: "b", snapshotRetentionLimit: 2, tags: { Team: "b" } },
    replaced: { atRestEncryptionEnabled: false },
    drift: ({ id }, aws) =>
      aws.request("elasticache", "ModifyReplicationGroup", {
        ReplicationGroupId: id,
        MultiAZEnabled: false,
        ApplyImmediately: true,
      }),
    drifted: ["multiAzEnabled"],
  },
];
