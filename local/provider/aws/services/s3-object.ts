import type { BucketObjectv2Args } from "@pulumi/aws/s3";
import { ifThere } from "../errors";
import { call } from "../sdk";
import { tagMap } from "../tags";
import { defineType, type Inputs } from "../type";

type Stored = Inputs<BucketObjectv2Args> & { bucket: string; key: string };

const place = ({ bucket: Bucket, key: Key }: { bucket?: unknown; key?: unknown }) => ({
  Bucket: String(Bucket),
  Key: String(Key),
});

/** An object whose text the program holds; from files nothing of the program's comes. */
const object = defineType<BucketObjectv2Args>({
  type: "aws:s3/bucketObjectv2:BucketObjectv2",
  taggable: true,
  replace: ["bucket", "key"],
  defaults: { forceDestroy: false },
  predict: ({ bucket, key }) => ({
    id: `${bucket}/${key}`,
    outputs: { arn: `arn:aws:s3:::${bucket}/${key}` },
  }),
  create: (inputs) => [put(inputs as Stored)],
  change: (_olds, news) => [put(news as Stored)],
  read: async ({ state }, aws) => {
    const live = await ifThere(aws.request("s3", "HeadObject", place(state)));
    if (!live) return undefined;
    const tagged = await aws.request("s3", "GetObjectTagging", place(state));
    return {
      bucket: state.bucket,
      key: state.key,
      contentType: state.contentType && live.ContentType,
      storageClass: live.StorageClass ?? "STANDARD",
      tags: tagMap(tagged.TagSet),
    };
  },
  delete: async ({ state }, aws) => {
    const { Key } = place(state);
    const { Versions = [] } = await aws.request("s3", "ListObjectVersions", { ...place(state), Prefix: Key });
    for (const { VersionId } of Versions.filter((version) => version.Key === Key)) {
      await aws.request("s3", "DeleteObject", {
        ...place(state),
        VersionId,
        ...(state.forceDestroy ? { BypassGovernanceRetention: true } : {}),
      });
    }
  },
});

function put(inputs: Stored) {
  return call("s3", "PutObject", {
    ...place(inputs),
    Body: inputs.content,
    ContentType: inputs.contentType,
    StorageClass: inputs.storageClass as "DEEP_ARCHIVE" | undefined,
    ChecksumAlgorithm: inputs.checksumAlgorithm as "SHA256" | undefined,
    Tagging: inputs.tags && new URLSearchParams(inputs.tags as Record<string, string>).toString(),
  });
}

export const s3Objects = [object];
