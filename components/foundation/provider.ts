import * as aws from "@pulumi/aws";
import { classTags } from "../../contracts/tags";
import type { StackConfig } from "../config";

/**
 * The AWS provider of a stack, or that of its copies in a second region. Credentials of another account fail at once, and every taggable resource carries
 * the required tags, whether or not its component states its own class.
 */
export function stackProvider(config: StackConfig, place = config.place): aws.Provider {
  return new aws.Provider(place === config.place ? "aws" : "aws-replica", {
    region: place.region as aws.Region,
    allowedAccountIds: [place.accountId],
    defaultTags: {
      tags: {
        Environment: config.environment,
        Owner: config.owner,
        CostCenter: config.costCenter,
        ...classTags("function-logs"),
      },
    },
  });
}
