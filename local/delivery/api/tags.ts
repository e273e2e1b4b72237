import type {
  ListTagsForDeliveryStreamInput,
  ListTagsForDeliveryStreamOutput,
  StartDeliveryStreamEncryptionInput,
  StopDeliveryStreamEncryptionInput,
  TagDeliveryStreamInput,
  UntagDeliveryStreamInput,
} from "@aws-sdk/client-firehose";
import { invalid } from "./errors";
import type { Operation } from "./operation";

const MOST_TAGS = 50;

export const tagDeliveryStream: Operation<TagDeliveryStreamInput, object> = (input, { stream, registry }) => {
  const { definition } = stream(input.DeliveryStreamName);
  const tags = { ...definition.tags };
  for (const { Key, Value } of input.Tags ?? []) if (Key) tags[Key] = Value ?? "";
  const count = Object.keys(tags).length;
  if (count > MOST_TAGS) throw invalid(`Tags would be ${count}; allowed: at most ${MOST_TAGS}.`);
  registry.update({ ...definition, tags });
  return {};
};

export const untagDeliveryStream: Operation<UntagDeliveryStreamInput, object> = (
  input,
  { stream, registry },
) => {
  const { definition } = stream(input.DeliveryStreamName);
  const kept = Object.entries(definition.tags).filter(([key]) => !input.TagKeys?.includes(key));
  registry.update({ ...definition, tags: Object.fromEntries(kept) });
  return {};
};

export const listTagsForDeliveryStream: Operation<
  ListTagsForDeliveryStreamInput,
  ListTagsForDeliveryStreamOutput
> = (input, { stream }) => {
  const all = Object.entries(stream(input.DeliveryStreamName).definition.tags).sort();
  const later = all.filter(([key]) => !input.ExclusiveStartTagKey || key > input.ExclusiveStartTagKey);
  const page = later.slice(0, input.Limit ?? MOST_TAGS);
  return { Tags: page.map(([Key, Value]) => ({ Key, Value })), HasMoreTags: page.length < later.length };
};

/** Records are encrypted by the emulator's stores, not in the local journal; the setting is kept and reported. */
export const startDeliveryStreamEncryption: Operation<StartDeliveryStreamEncryptionInput, object> = (
  input,
  { stream, registry },
) => {
  const { definition } = stream(input.DeliveryStreamName);
  const given = input.DeliveryStreamEncryptionConfigurationInput ?? { KeyType: "AWS_OWNED_CMK" as const };
  if (given.KeyType === "CUSTOMER_MANAGED_CMK" && !given.KeyARN) {
    throw invalid("KeyARN is missing; allowed: the ARN of a key, since KeyType is CUSTOMER_MANAGED_CMK.");
  }
  registry.update({ ...definition, encryption: { ...given, Status: "ENABLED" } });
  return {};
};

export const stopDeliveryStreamEncryption: Operation<StopDeliveryStreamEncryptionInput, object> = (
  input,
  { stream, registry },
) => {
  const { definition } = stream(input.DeliveryStreamName);
  const KeyType = definition.encryption?.KeyType ?? "AWS_OWNED_CMK";
  registry.update({ ...definition, encryption: { ...definition.encryption, KeyType, Status: "DISABLED" } });
  return {};
};
