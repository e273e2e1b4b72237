import type { Case } from "../support/life";
import { arnOf, key, tagged } from "./shared";

const attribute = (...names: string[]) => names.map((name) => ({ name, type: "S" }));

export const stores: Case[] = [
  {
    type: "aws:dynamodb/table:Table",
    inputs: async (ground) => ({
      hashKey: "id",
      rangeKey: "at",
      attributes: attribute("id", "at", "kind"),
      billingMode: "PROVISIONED",
      readCapacity: 1,
      writeCapacity: 1,
      globalSecondaryIndexes: [
        {
          name: "kinds",
          hashKey: "kind",
          rangeKey: "at",
          projectionType: "ALL",
          readCapacity: 1,
          writeCapacity: 1,
        },
      ],
      ttl: { attributeName: "expires_at", enabled: true },
      streamEnabled: true,
      streamViewType: "NEW_IMAGE",
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: arnOf(await key(ground)) },
      ...tagged,
    }),
    changed: {
      billingMode: "PAY_PER_REQUEST",
      readCapacity: undefined,
      writeCapacity: undefined,
      globalSecondaryIndexes: [{ name: "kinds", hashKey: "kind", projectionType: "ALL" }],
      pointInTimeRecovery: { enabled: false },
      tags: { Team: "b" },
    },
    replaced: { rangeKey: undefined },
    drift: ({ id }, aws) =>
      aws.request("dynamodb", "UpdateTimeToLive", {
        TableName: id,
        TimeToLiveSpecification: { AttributeName: "expires_at", Enabled: false },
      }),
    drifted: ["ttl"],
    chosen: ["streamArn", "streamLabel"],
  },
  {
    type: "aws:secretsmanager/secret:Secret",
    inputs: async () => ({ description: "a", recoveryWindowInDays: 0, ...tagged }),
    changed: { description: "b", tags: { Team: "b" } },
    replaced: { name: "another" },
    drift: ({ id }, aws) =>
      aws.request("secretsmanager", "UpdateSecret", { SecretId: id, Description: "by hand" }),
    drifted: ["description"],
    chosen: ["id", "arn"],
  },
  {
    type: "aws:secretsmanager/secretVersion:SecretVersion",
    inputs: async (ground) => {
      const secret = await ground.make("aws:secretsmanager/secret:Secret", "ground", {
        recoveryWindowInDays: 0,
      });
      return { secretId: secret.id, secretString: "first" };
    },
    replaced: { secretString: "second" },
    chosen: ["id", "versionId"],
    stays: true,
  },
];
