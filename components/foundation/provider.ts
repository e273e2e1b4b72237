import * as aws from "@pulumi/aws";
import { classTags } from "../../contracts/tags";
import type { StackConfig } from "../config";

/**
 * The one AWS provider of a stack. Credentials of another account fail at once, and every taggable resource carries
 * the required tags, whether or not its component states its own class.
 */
export function stackProvider(config: StackConfig): aws.Provider {
  return new aws.Provider("aws", {
    region: config.place.region as aws.Region,
    allowedAccountIds: [config.place.accountId],
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
