import type { ParameterGroupArgs, SubnetGroupArgs } from "@pulumi/aws/rds";
import { call } from "../sdk";
import { tagList } from "../tags";
import { defineType, differs } from "../type";
import { pagesOf, parameterList, resetParameters, statedParameters } from "./rds-parameters";
import { liveTags, retagged } from "./rds-tags";

const lower = (name: string): string => name.toLowerCase();

const subnetGroup = defineType<SubnetGroupArgs>({
  type: "aws:rds/subnetGroup:SubnetGroup",
  autoname: { property: "name", max: 255, transform: lower },
  taggable: true,
  sets: ["subnetIds"],
  replace: ["name", "namePrefix"],
  defaults: { description: "Managed by Pulumi" },
  predict: ({ name = "" }, { region, account }) => ({
    id: name,
    outputs: { arn: `arn:aws:rds:${region}:${account}:subgrp:${name}`, supportedNetworkTypes: ["IPV4"] },
  }),
  create: (inputs) => [
    call("rds", "CreateDBSubnetGroup", {
      DBSubnetGroupName: inputs.name,
      DBSubnetGroupDescription: inputs.description ?? "Managed by Pulumi",
      SubnetIds: inputs.subnetIds,
      Tags: tagList(inputs.tags),
    }),
  ],
  change: (olds, news, { id, state }) => [
    ...(differs([olds.subnetIds, olds.description], [news.subnetIds, news.description])
      ? [
          call("rds", "ModifyDBSubnetGroup", {
            DBSubnetGroupName: id,
            DBSubnetGroupDescription: news.description ?? "Managed by Pulumi",
            SubnetIds: news.subnetIds,
          }),
        ]
      : []),
    ...retagged("rds", state["arn"], olds.tags, news.tags),
  ],
  read: async ({ id, state }, aws) => {
    const { DBSubnetGroups = [] } = await aws.request("rds", "DescribeDBSubnetGroups", {
      DBSubnetGroupName: id,
    });
    const [live] = DBSubnetGroups;
    return (
      live && {
        description: live.DBSubnetGroupDescription,
        subnetIds: (live.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
        tags: await liveTags("rds", state["arn"], aws),
      }
    );
  },
  delete: ({ id }, aws) => aws.request("rds", "DeleteDBSubnetGroup", { DBSubnetGroupName: id }),
});

const parameterGroup = defineType<ParameterGroupArgs>({
  type: "aws:rds/parameterGroup:ParameterGroup",
  autoname: { property: "name", max: 255, transform: lower },
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

export const rdsGroups = [subnetGroup, parameterGroup];
