import { asks, isListed, isStated, settingsRule } from "../../model/rules/demands";
import { BOUNDARY } from "../../model/services/network";
import type { Resource } from "../../model/stack/stack";
import {
  CACHE,
  CLUSTER,
  DATABASE,
  DATABASE_PROXY,
  DOCUMENTS,
  SEARCH_DOMAIN,
  SUBNET_GROUP,
} from "../../model/types/types";

const NONE = "stands in the network's default group";
const ANYWHERE = "stands in the account's default subnets";
const isPrimary = ({ props }: Resource) => !props["replicateSourceDb"];

/** What a store does not state is AWS's default: a group that lets its own members in, and subnets with a way out. */
export const storePlacement = settingsRule({
  id: "store-placement",
  description: "Stores state the security groups, subnets and parameters they stand in.",
  controls: BOUNDARY,
  asked: [
    asks(
      [...CLUSTER, ...DATABASE, ...DOCUMENTS, ...DATABASE_PROXY],
      "vpcSecurityGroupIds",
      isListed,
      NONE,
      "groups of this stack",
    ),
    asks(CACHE, "securityGroupIds", isListed, NONE, "groups of this stack"),
    asks(SEARCH_DOMAIN, "vpcOptions.securityGroupIds", isListed, NONE, "groups of this stack"),
    asks(CACHE, "subnetGroupName", isStated, ANYWHERE, "a group of this stack"),
    asks(
      [...CLUSTER, ...DATABASE],
      "dbSubnetGroupName",
      (value, one) => isStated(value) || !isPrimary(one),
      ANYWHERE,
      "a group of this stack",
    ),
    asks(DOCUMENTS, "dbSubnetGroupName", isStated, ANYWHERE, "a group of this stack"),
    asks(SUBNET_GROUP, "subnetIds", isListed, "has no subnets", "private subnets of this stack"),
    asks(DATABASE, "parameterGroupName", isStated, "has AWS's default parameters", "a group of this stack"),
    asks(
      DOCUMENTS,
      "dbClusterParameterGroupName",
      isStated,
      "has AWS's default parameters",
      "a group of this stack",
    ),
  ],
});
