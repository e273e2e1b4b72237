import type { Aws, Call } from "../sdk";
import type { AnyType, Existing, Inputs, Live, ResourceType } from "../type";

/** A part of a bucket's configuration that is put, read and removed as a whole. */
interface BucketSetting<I> {
  type: string;
  put(inputs: I): Call;
  /** What AWS holds; `stated` is what the state holds. */
  read(bucket: string, aws: Aws, stated: I): Promise<Live<I> | undefined>;
  remove(bucket: string, aws: Aws, stated: I): Promise<unknown>;
  policies?: readonly (keyof I & string)[];
  sets?: readonly (keyof I & string)[];
  replace?: readonly (keyof I & string)[];
  defaults?: Live<I>;
}

type OfBucket<Args> = Inputs<Args> & { bucket: string };

/** The row of a bucket setting: its id is the bucket's name, and another bucket replaces it. */
export function bucketSetting<Args>(setting: BucketSetting<OfBucket<Args>>): AnyType {
  type I = OfBucket<Args>;
  const bucketOf = ({ id, state }: Existing<I>): string => state.bucket ?? id;
  const { put, remove, ...rest } = setting;
  const row: ResourceType<I> = {
    ...rest,
    replace: ["bucket" as keyof I & string, ...(setting.replace ?? [])],
    predict: ({ bucket }) => ({ id: bucket, outputs: {} }),
    create: (inputs) => [put(inputs)],
    change: (_olds, news) => [put(news)],
    read: async (self, aws) => {
      const bucket = bucketOf(self);
      const live = await setting.read(bucket, aws, self.state);
      return live && { ...live, bucket };
    },
    delete: (self, aws) => remove(bucketOf(self), aws, self.state),
  };
  return row as unknown as AnyType;
}
