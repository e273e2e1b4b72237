import type { SecurityGroupArgs } from "@pulumi/aws/ec2";
import { stableHex } from "../names";
import { call } from "../sdk";
import { tagMap } from "../tags";
import { defineType } from "../type";
import { liveRules, ruleChanges } from "./ec2-rules";
import { retagged, specification } from "./ec2-tags";

const securityGroup = defineType<SecurityGroupArgs>({
  type: "aws:ec2/securityGroup:SecurityGroup",
  autoname: { property: "name", max: 255 },
  taggable: true,
  sets: ["ingress", "egress"],
  replace: ["name", "namePrefix", "vpcId", "description"],
  defaults: { description: "Managed by Pulumi" },
  predict: (_inputs, { region, account, urn }) => {
    const id = `sg-${stableHex(urn, 17)}`;
    return {
      id,
      outputs: { arn: `arn:aws:ec2:${region}:${account}:security-group/${id}`, ownerId: account },
    };
  },
  create: (inputs, self) => [
    call("ec2", "CreateSecurityGroup", {
      GroupName: inputs.name,
      Description: inputs.description ?? "Managed by Pulumi",
      VpcId: inputs.vpcId,
      TagSpecifications: specification("security-group", inputs.tags),
    }),
    ...ruleChanges(self.id, "initial", inputs),
  ],
  identify: ({ GroupId: id }: { GroupId: string }, _inputs, { region, account }) => ({
    id,
    outputs: { arn: `arn:aws:ec2:${region}:${account}:security-group/${id}`, ownerId: account },
  }),
  change: (olds, news, { id }) => [...ruleChanges(id, olds, news), ...retagged(id, olds.tags, news.tags)],
  read: async ({ id, state }, aws) => {
    const { SecurityGroups = [] } = await aws.request("ec2", "DescribeSecurityGroups", { GroupIds: [id] });
    const [live] = SecurityGroups;
    return (
      live && {
        name: live.GroupName,
        description: live.Description,
        vpcId: live.VpcId,
        // Where the program lists no rules, they are resources of their own.
        ingress: state.ingress && liveRules(live.IpPermissions, state.ingress, id),
        egress: state.egress && liveRules(live.IpPermissionsEgress, state.egress, id),
        tags: tagMap(live.Tags),
      }
    );
  },
  delete: ({ id }, aws) => aws.request("ec2", "DeleteSecurityGroup", { GroupId: id }),
});

export const ec2Groups = [securityGroup];
