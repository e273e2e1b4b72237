import type { SubnetGroupArgs } from "@pulumi/aws/rds";
import { call } from "../sdk";
import { tagList } from "../tags";
import { defineType, differs } from "../type";
import { liveTags, retagged } from "./rds-tags";

/** The subnet group of RDS, or of DocumentDB, which has the same operations under another client. */
export const subnetGroupOf = (service: "docdb" | "rds") =>
  defineType<SubnetGroupArgs>({
    type: `aws:${service}/subnetGroup:SubnetGroup`,
    autoname: { property: "name", max: 255, transform: (name) => name.toLowerCase() },
    taggable: true,
    sets: ["subnetIds"],
    replace: ["name", "namePrefix"],
    defaults: { description: "Managed by Pulumi" },
    predict: ({ name = "" }, { region, account }) => ({
      id: name,
      outputs: { arn: `arn:aws:rds:${region}:${account}:subgrp:${name}`, supportedNetworkTypes: ["IPV4"] },
    }),
    create: (inputs) => [
      call(service, "CreateDBSubnetGroup", {
        DBSubnetGroupName: inputs.name,
        DBSubnetGroupDescription: inputs.description ?? "Managed by Pulumi",
        SubnetIds: inputs.subnetIds,
        Tags: tagList(inputs.tags),
      }),
    ],
    change: (olds, news, { id, state }) => [
      ...(differs([olds.subnetIds, olds.description], [news.subnetIds, news.description])
        ? [
            call(service, "ModifyDBSubnetGroup", {
              DBSubnetGroupName: id,
              DBSubnetGroupDescription: news.description ?? "Managed by Pulumi",
              SubnetIds: news.subnetIds,
            }),
          ]
        : []),
      ...retagged(service, state["arn"], olds.tags, news.tags),
    ],
    read: async ({ id, state }, aws) => {
      const { DBSubnetGroups = [] } = await aws.request(service, "DescribeDBSubnetGroups", {
        DBSubnetGroupName: id,
      });
      const [live] = DBSubnetGroups;
      return (
        live && {
          description: live.DBSubnetGroupDescription,
          subnetIds: (live.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
          tags: await liveTags(service, state["arn"], aws),
        }
      );
    },
    delete: ({ id }, aws) => aws.request(service, "DeleteDBSubnetGroup", { DBSubnetGroupName: id }),
  });
