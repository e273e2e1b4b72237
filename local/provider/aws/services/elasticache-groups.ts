import type { ParameterGroupArgs, SubnetGroupArgs } from "@pulumi/aws/elasticache";
import { call } from "../sdk";
import { tagList } from "../tags";
import { defineType, differs } from "../type";
import { pagesOf, parameterList, resetParameters, statedParameters } from "./rds-parameters";
import { liveTags, retagged } from "./rds-tags";

const lower = (name: string): string => name.toLowerCase();

const subnetGroup = defineType<SubnetGroupArgs>({
  type: "aws:elasticache/subnetGroup:SubnetGroup",
  autoname: { property: "name", max: 255, transform: lower },
  taggable: true,
  sets: ["subnetIds"],
  replace: ["name"],
  defaults: { description: "Managed by Pulumi" },
  predict: ({ name = "" }, { region, account }) => ({
    id: name,
    outputs: { arn: `arn:aws:elasticache:${region}:${account}:subnetgroup:${name}` },
  }),
  create: (inputs) => [
    call("elasticache", "CreateCacheSubnetGroup", {
      CacheSubnetGroupName: inputs.name,
      CacheSubnetGroupDescription: inputs.description ?? "Managed by Pulumi",
      SubnetIds: inputs.subnetIds,
      Tags: tagList(inputs.tags),
    }),
  ],
  change: (olds, news, { id, state }) => [
    ...(differs([olds.subnetIds, olds.description], [news.subnetIds, news.description])
      ? [
          call("elasticache", "ModifyCacheSubnetGroup", {
            CacheSubnetGroupName: id,
            CacheSubnetGroupDescription: news.description ?? "Managed by Pulumi",
            SubnetIds: news.subnetIds,
          }),
        ]
      : []),
    ...retagged("elasticache", state["arn"], olds.tags, news.tags),
  ],
  read: async ({ id, state }, aws) => {
    const { CacheSubnetGroups = [] } = await aws.request("elasticache", "DescribeCacheSubnetGroups", {
      CacheSubnetGroupName: id,
    });
    const [live] = CacheSubnetGroups;
    return (
      live && {
        description: live.CacheSubnetGroupDescription,
        subnetIds: (live.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
        tags: await liveTags("elasticache", state["arn"], aws),
      }
    );
  },
  delete: ({ id }, aws) => aws.request("elasticache", "DeleteCacheSubnetGroup", { CacheSubnetGroupName: id }),
});

/** ElastiCache's parameters have no apply method. */
const values = (parameters: { name: string; value: string }[] | undefined) =>
  parameterList(parameters).map(({ ParameterName, ParameterValue }) => ({ ParameterName, ParameterValue }));

const parameterGroup = defineType<ParameterGroupArgs>({
  type: "aws:elasticache/parameterGroup:ParameterGroup",
  autoname: { property: "name", max: 255, transform: lower },
  taggable: true,
  sets: ["parameters"],
  replace: ["name", "family", "description"],
  defaults: { description: "Managed by Pulumi" },
  predict: ({ name = "" }, { region, account }) => ({
    id: name,
    outputs: { arn: `arn:aws:elasticache:${region}:${account}:parametergroup:${name}` },
  }),
  create: (inputs, { id }) => [
    call("elasticache", "CreateCacheParameterGroup", {
      CacheParameterGroupName: inputs.name,
      CacheParameterGroupFamily: inputs.family,
      Description: inputs.description ?? "Managed by Pulumi",
      Tags: tagList(inputs.tags),
    }),
    ...pagesOf(values(inputs.parameters)).map((ParameterNameValues) =>
      call("elasticache", "ModifyCacheParameterGroup", { CacheParameterGroupName: id, ParameterNameValues }),
    ),
  ],
  change: (olds, news, { id, state }) => [
    ...pagesOf(resetParameters(olds.parameters, news.parameters)).map((reset) =>
      call("elasticache", "ResetCacheParameterGroup", {
        CacheParameterGroupName: id,
        ParameterNameValues: reset.map(({ ParameterName, ParameterValue }) => ({
          ParameterName,
          ParameterValue,
        })),
      }),
    ),
    ...(differs(olds.parameters, news.parameters)
      ? pagesOf(values(news.parameters)).map((ParameterNameValues) =>
          call("elasticache", "ModifyCacheParameterGroup", {
            CacheParameterGroupName: id,
            ParameterNameValues,
          }),
        )
      : []),
    ...retagged("elasticache", state["arn"], olds.tags, news.tags),
  ],
  read: async ({ id, state }, aws) => {
    const { CacheParameterGroups = [] } = await aws.request("elasticache", "DescribeCacheParameterGroups", {
      CacheParameterGroupName: id,
    });
    const [live] = CacheParameterGroups;
    if (!live) return undefined;
    const { Parameters } = await aws.request("elasticache", "DescribeCacheParameters", {
      CacheParameterGroupName: id,
      Source: "user",
    });
    return {
      family: live.CacheParameterGroupFamily,
      parameters: statedParameters(Parameters, state.parameters),
      tags: await liveTags("elasticache", state["arn"], aws),
    };
  },
  delete: ({ id }, aws) =>
    aws.request("elasticache", "DeleteCacheParameterGroup", { CacheParameterGroupName: id }),
});

export const elasticacheGroups = [subnetGroup, parameterGroup];
