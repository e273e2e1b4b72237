import type { ClusterInstanceArgs } from "@pulumi/aws/docdb";
import { changedRequest, type Fields, fromLive, toRequest } from "../fields";
import { stableHex } from "../names";
import { call } from "../sdk";
import { tagList } from "../tags";
import { defineType } from "../type";
import { liveTags, retagged } from "./rds-tags";

const ALTERABLE: Fields = {
  autoMinorVersionUpgrade: "AutoMinorVersionUpgrade",
  caCertIdentifier: "CACertificateIdentifier",
  copyTagsToSnapshot: "CopyTagsToSnapshot",
  enablePerformanceInsights: "EnablePerformanceInsights",
  instanceClass: "DBInstanceClass",
  performanceInsightsKmsKeyId: "PerformanceInsightsKMSKeyId",
  preferredMaintenanceWindow: "PreferredMaintenanceWindow",
  promotionTier: "PromotionTier",
};

const clusterInstance = defineType<ClusterInstanceArgs>({
  type: "aws:docdb/clusterInstance:ClusterInstance",
  autoname: { property: "identifier", max: 63, transform: (name) => name.toLowerCase() },
  taggable: true,
  replace: ["identifier", "clusterIdentifier", "availabilityZone", "engine"],
  aside: ["applyImmediately", "certificateRotationRestart"],
  defaults: { engine: "docdb", autoMinorVersionUpgrade: true, promotionTier: 0 },
  predict: ({ identifier = "" }, { region, account, urn }) => ({
    id: identifier,
    outputs: {
      arn: `arn:aws:rds:${region}:${account}:db:${identifier}`,
      dbiResourceId: `db-${stableHex(urn, 26).toUpperCase()}`,
      endpoint: `${identifier}.${stableHex(urn, 12)}.${region}.docdb.amazonaws.com`,
      port: 27017,
      publiclyAccessible: false,
      writer: true,
    },
  }),
  create: (inputs) => [
    call("docdb", "CreateDBInstance", {
      DBInstanceIdentifier: inputs.identifier,
      DBInstanceClass: inputs.instanceClass,
      DBClusterIdentifier: inputs.clusterIdentifier,
      Engine: inputs.engine ?? "docdb",
      AvailabilityZone: inputs.availabilityZone,
      ...toRequest(inputs, ALTERABLE),
      Tags: tagList(inputs.tags),
    }),
  ],
  change: (olds, news, { id: DBInstanceIdentifier, state }) => {
    const changed = changedRequest(olds, news, ALTERABLE);
    return [
      ...(Object.keys(changed).length > 0
        ? [call("docdb", "ModifyDBInstance", { DBInstanceIdentifier, ...changed, ApplyImmediately: true })]
        : []),
      ...retagged("docdb", state["arn"], olds.tags, news.tags),
    ];
  },
  read: async ({ id, state }, aws) => {
    const { DBInstances = [] } = await aws.request("docdb", "DescribeDBInstances", {
      DBInstanceIdentifier: id,
    });
    const [live] = DBInstances;
    const fields = { instanceClass: "DBInstanceClass", clusterIdentifier: "DBClusterIdentifier" };
    return live && { ...fromLive(live, state, fields), tags: await liveTags("docdb", state["arn"], aws) };
  },
  delete: ({ id }, aws) => aws.request("docdb", "DeleteDBInstance", { DBInstanceIdentifier: id }),
});

export const docdbInstances = [clusterInstance];
