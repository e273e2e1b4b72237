import type { ParameterGroupArgs } from "@pulumi/aws/rds";
import { call } from "../sdk";
import { tagList } from "../tags";
import { defineType, differs } from "../type";
import { pagesOf, parameterList, resetParameters, statedParameters } from "./rds-parameters";
import { liveTags, retagged } from "./rds-tags";
import { subnetGroupOf } from "./subnet-groups";

const parameterGroup = defineType<ParameterGroupArgs>({
  type: "aws:rds/parameterGroup:ParameterGroup",
  autoname: { property: "name", max: 255, transform: (name) => name.toLowerCase() },
  taggable: true,
  sets: ["parameters"],
  replace: ["name", "namePrefix", "family", "description"],
  aside: ["skipDestroy"],
  defaults: { description: "Managed by Pulumi", skipDestroy: false },
  predict: ({ name = "" }, { region, account }) => ({
    id: name,
    outputs: { arn: `arn:aws:rds:${region}:${account}:pg:${name}` },
  }),
  create: (inputs, { id }) => [
    call("rds", "CreateDBParameterGroup", {
      DBParameterGroupName: inputs.name,
      DBParameterGroupFamily: inputs.family,
      Description: inputs.description ?? "Managed by Pulumi",
      Tags: tagList(inputs.tags),
    }),
    ...pagesOf(parameterList(inputs.parameters)).map((Parameters) =>
      call("rds", "ModifyDBParameterGroup", { DBParameterGroupName: id, Parameters }),
    ),
  ],
  change: (olds, news, { id, state }) => [
    ...pagesOf(resetParameters(olds.parameters, news.parameters)).map((Parameters) =>
      call("rds", "ResetDBParameterGroup", { DBParameterGroupName: id, Parameters }),
    ),
    ...(differs(olds.parameters, news.parameters)
      ? pagesOf(parameterList(news.parameters)).map((Parameters) =>
          call("rds", "ModifyDBParameterGroup", { DBParameterGroupName: id, Parameters }),
        )
      : []),
    ...retagged("rds", state["arn"], olds.tags, news.tags),
  ],
  read: async ({ id, state }, aws) => {
    const { DBParameterGroups = [] } = await aws.request("rds", "DescribeDBParameterGroups", {
      DBParameterGroupName: id,
    });
    const [live] = DBParameterGroups;
    if (!live) return undefined;
    const { Parameters } = await aws.request("rds", "DescribeDBParameters", {
      DBParameterGroupName: id,
      Source: "user",
    });
    return {
      family: live.DBParameterGroupFamily,
      parameters: statedParameters(Parameters, state.parameters),
      tags: await liveTags("rds", state["arn"], aws),
    };
  },
  delete: ({ id }, aws) => aws.request("rds", "DeleteDBParameterGroup", { DBParameterGroupName: id }),
});

export const rdsGroups = [subnetGroupOf("rds"), parameterGroup];
