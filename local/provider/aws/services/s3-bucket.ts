import type { BucketArgs } from "@pulumi/aws/s3";
import { ifThere } from "../errors";
import { type Aws, call } from "../sdk";
import { tagList, tagMap } from "../tags";
import { defineType, differs } from "../type";

const bucket = defineType<BucketArgs>({
  type: "aws:s3/bucket:Bucket",
  autoname: { property: "bucket", max: 63, transform: (name) => name.toLowerCase() },
  taggable: true,
  replace: ["bucket", "bucketPrefix", "objectLockEnabled", "bucketNamespace"],
  defaults: { forceDestroy: false, objectLockEnabled: false },
  predict: ({ bucket: name = "" }, { region }) => ({
    id: name,
    outputs: {
      arn: `arn:aws:s3:::${name}`,
      bucketDomainName: `${name}.s3.amazonaws.com`,
      bucketRegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      bucketRegion: region,
    },
  }),
  create: (inputs, _self, { region }) => [
    call("s3", "CreateBucket", {
      Bucket: inputs.bucket,
      ObjectLockEnabledForBucket: inputs.objectLockEnabled,
      // The default region must not be named.
      CreateBucketConfiguration:
        region === "us-east-1" ? undefined : { LocationConstraint: region as "eu-west-1" },
    }),
    ...tagging(inputs.bucket, {}, inputs.tags),
  ],
  change: (olds, news, { id }) => tagging(id, olds.tags, news.tags),
  read: async ({ id: Bucket }, aws) => {
    await aws.request("s3", "HeadBucket", { Bucket });
    const tagged = await ifThere(aws.request("s3", "GetBucketTagging", { Bucket }));
    const lock = await ifThere(aws.request("s3", "GetObjectLockConfiguration", { Bucket }));
    return {
      bucket: Bucket,
      objectLockEnabled: lock?.ObjectLockConfiguration?.ObjectLockEnabled === "Enabled",
      tags: tagMap(tagged?.TagSet),
    };
  },
  delete: async ({ id: Bucket, state }, aws) => {
    if (state.forceDestroy) await empty(Bucket, aws);
    await aws.request("s3", "DeleteBucket", { Bucket });
  },
});

function tagging(Bucket: string | undefined, olds: Tags, news: Tags) {
  if (!differs(olds ?? {}, news ?? {})) return [];
  const TagSet = tagList(news);
  return [
    TagSet
      ? call("s3", "PutBucketTagging", { Bucket, Tagging: { TagSet } })
      : call("s3", "DeleteBucketTagging", { Bucket }),
  ];
}

type Tags = Record<string, string> | undefined;

/** Removes every version of every object; a locked one stays, and the removal of the bucket then says so. */
async function empty(Bucket: string, aws: Aws): Promise<void> {
  let KeyMarker: string | undefined;
  let VersionIdMarker: string | undefined;
  do {
    const page = await aws.request("s3", "ListObjectVersions", { Bucket, KeyMarker, VersionIdMarker });
    const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    const Objects = found.map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length > 0)
      await aws.request("s3", "DeleteObjects", { Bucket, Delete: { Objects, Quiet: true } });
    KeyMarker = page.IsTruncated ? page.NextKeyMarker : undefined;
    VersionIdMarker = page.NextVersionIdMarker;
  } while (KeyMarker);
}

export const s3Bucket = [bucket];
