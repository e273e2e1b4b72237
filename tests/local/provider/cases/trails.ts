import type { Case } from "../support/life";
import { arnOf, bucket, key, role, tagged } from "./shared";

const selectors = (arn: string, readWriteType: string) => [
  {
    includeManagementEvents: true,
    readWriteType,
    dataResources: [{ type: "AWS::S3::Object", values: [`${arn}/`] }],
  },
];

export const trails: Case[] = [
  {
    type: "aws:cloudtrail/trail:Trail",
    inputs: async (ground) => {
      const place = await bucket(ground);
      const group = await ground.make("aws:cloudwatch/logGroup:LogGroup", "ground", {});
      return {
        s3BucketName: place.id,
        kmsKeyId: arnOf(await key(ground)),
        isMultiRegionTrail: true,
        enableLogFileValidation: true,
        cloudWatchLogsGroupArn: `${arnOf(group)}:*`,
        cloudWatchLogsRoleArn: arnOf(await role(ground, "cloudtrail.amazonaws.com")),
        eventSelectors: selectors(arnOf(place), "All"),
        ...tagged,
      };
    },
    changed: ({ eventSelectors }) => ({
      enableLogFileValidation: false,
      eventSelectors: (eventSelectors as object[]).map((each) => ({ ...each, readWriteType: "WriteOnly" })),
      tags: { Team: "b" },
    }),
    replaced: { name: "another" },
    drift: ({ id }, aws) => aws.request("cloudtrail", "StopLogging", { Name: id }),
    drifted: ["enableLogging"],
  },
];
