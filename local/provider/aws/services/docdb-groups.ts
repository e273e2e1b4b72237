import type { ClusterParameterGroupArgs } from "@pulumi/aws/docdb";
import { call } from "../sdk";
import { tagList } from "../tags";
import { defineType, differs } from "../type";
import { pagesOf, parameterList, resetParameters, statedParameters } from "./rds-parameters";
import { liveTags, retagged } from "./rds-tags";
import { subnetGroupOf } from "./subnet-groups";

/** DocumentDB applies its parameters at the next restart unless told otherwise. */
const methods = <P extends { applyMethod?: string }>(parameters: readonly P[] | undefined) =>
  parameters?.map((one) => ({ ...one, applyMethod: one.applyMethod ?? "pending-reboot" }));

const parameterGroup = defineType<ClusterParameterGroupArgs>({
  type: "aws:docdb/clusterParameterGroup:ClusterParameterGroup",
  autoname: { property: "name", max: 255, transform: (name) => name.toLowerCase() },
  taggable: true,
  sets: ["parameters"],
  replace: ["name", "namePrefix", "family", "description"],
  defaults: { description: "Managed by Pulumi" },
  predict: ({ name = "" }, { region, account }) => ({
    id: name,
    outputs: { arn: `arn:aws:rds:${region}:${account}:cluster-pg:${name}` },
  }),
  create: (inputs, { id }) => [
    call("docdb", "CreateDBClusterParameterGroup", {
      DBClusterParameterGroupName: inputs.name,
      DBParameterGroupFamily: inputs.family,
      Description: inputs.description ?? "Managed by Pulumi",
      Tags: tagList(inputs.tags),
    }),
    ...pagesOf(parameterList(methods(inputs.parameters))).map((Parameters) =>
      call("docdb", "ModifyDBClusterParameterGroup", { DBClusterParameterGroupName: id, Parameters }),
    ),
  ],
  change: (olds, news, { id, state }) => [
    ...pagesOf(resetParameters(methods(olds.parameters), methods(news.parameters))).map((Parameters) =>
      call("docdb", "ResetDBClusterParameterGroup", { DBClusterParameterGroupName: id, Parameters }),
    ),
    ...(differs(olds.parameters, news.parameters)
      ? pagesOf(parameterList(methods(news.parameters))).map((Parameters) =>
          call("docdb", "ModifyDBClusterParameterGroup", { DBClusterParameterGroupName: id, Parameters }),
        )
      : []),
    ...retagged("docdb", state["arn"], olds.tags, news.tags),
  ],
  read: async ({ id, state }, aws) => {
    const { DBClusterParameterGroups = [] } = await aws.request("docdb", "DescribeDBClusterParameterGroups", {
      DBClusterParameterGroupName: id,
    });
    const [live] = DBClusterParameterGroups;
    if (!live) return undefined;
    const { Parameters } = await aws.request("docdb", "DescribeDBClusterParameters", {
      DBClusterParameterGroupName: id,
      Source: "user",
    });
    return {
      family: live.DBParameterGroupFamily,
      parameters: statedParameters(Parameters, state.parameters),
      tags: await liveTags("docdb", state["arn"], aws),
    };
  },
  delete: ({ id }, aws) =>
    aws.request("docdb", "DeleteDBClusterParameterGroup", { DBClusterParameterGroupName: id }),
});

export const docdbGroups = [subnetGroupOf("docdb"), parameterGroup];
