import type {
  CreateDeliveryStreamInput,
  CreateDeliveryStreamOutput,
  DeleteDeliveryStreamInput,
  DescribeDeliveryStreamInput,
  DescribeDeliveryStreamOutput,
  ExtendedS3DestinationConfiguration,
  ListDeliveryStreamsInput,
  ListDeliveryStreamsOutput,
  UpdateDestinationInput,
} from "@aws-sdk/client-firehose";
import { failureOf } from "../destination/failure";
import { DESTINATION_ID, type Definition, streamArn } from "../model";
import { describe, type Wire } from "./describe";
import { ApiError, inUse, invalid, unavailable } from "./errors";
import type { Context, Operation } from "./operation";
import { validateDestination } from "./validation";

export const createDeliveryStream: Operation<CreateDeliveryStreamInput, CreateDeliveryStreamOutput> = async (
  input,
  context,
) => {
  const { registry, region, account } = context;
  const name = input.DeliveryStreamName ?? "";
  if (!/^[\w.-]{1,64}$/.test(name)) {
    throw invalid(
      `DeliveryStreamName is "${name}"; allowed: 1 to 64 letters, digits, dots, hyphens and underscores.`,
    );
  }
  if (input.DeliveryStreamType && input.DeliveryStreamType !== "DirectPut") {
    throw invalid(`DeliveryStreamType is ${input.DeliveryStreamType}; allowed here: DirectPut.`);
  }
  const destination = input.ExtendedS3DestinationConfiguration;
  if (!destination)
    throw invalid("ExtendedS3DestinationConfiguration is missing; it is the destination realised here.");
  validateDestination(destination);
  const arn = streamArn(region, account, name);
  await requireRole(destination, arn, context);
  if (registry.get(name)) throw inUse(`Firehose ${name} under accountId ${account} already exists`);
  const encryption = input.DeliveryStreamEncryptionConfigurationInput;
  registry.create({
    name,
    arn,
    status: "ACTIVE",
    createdAt: Date.now(),
    updatedAt: Date.now(),
    version: 1,
    destination,
    encryption: encryption && { ...encryption, Status: "ENABLED" },
    tags: Object.fromEntries((input.Tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
  });
  return { DeliveryStreamARN: arn };
};

export const describeDeliveryStream: Operation<
  DescribeDeliveryStreamInput,
  Wire<DescribeDeliveryStreamOutput>
> = (input, { stream }) => ({
  DeliveryStreamDescription: describe(stream(input.DeliveryStreamName).definition),
});

export const listDeliveryStreams: Operation<ListDeliveryStreamsInput, ListDeliveryStreamsOutput> = (
  input,
  { registry },
) => {
  const names = registry
    .all()
    .map(({ definition }) => definition.name)
    .sort();
  const later = names.filter(
    (name) => !input.ExclusiveStartDeliveryStreamName || name > input.ExclusiveStartDeliveryStreamName,
  );
  const page = later.slice(0, input.Limit ?? 10);
  return { DeliveryStreamNames: page, HasMoreDeliveryStreams: page.length < later.length };
};

export const deleteDeliveryStream: Operation<DeleteDeliveryStreamInput, object> = (
  input,
  { stream, registry },
) => {
  const { definition } = stream(input.DeliveryStreamName);
  if (definition.status === "ACTIVE") registry.delete(definition);
  return {};
};

/** Parameters that are given replace the destination's own; the others stay. */
export const updateDestination: Operation<UpdateDestinationInput, object> = async (input, context) => {
  const { definition } = context.stream(input.DeliveryStreamName);
  const { version } = definition;
  if (input.CurrentDeliveryStreamVersionId !== String(version)) {
    const message = `CurrentDeliveryStreamVersionId is ${input.CurrentDeliveryStreamVersionId}; the stream's version is ${version}.`;
    throw new ApiError("ConcurrentModificationException", message);
  }
  if (input.DestinationId !== DESTINATION_ID) {
    throw invalid(`DestinationId is ${input.DestinationId}; allowed: ${DESTINATION_ID}.`);
  }
  const { S3BackupUpdate: _, ...given } = input.ExtendedS3DestinationUpdate ?? {};
  const set = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  );
  const destination = { ...definition.destination, ...set } as ExtendedS3DestinationConfiguration;
  validateDestination(destination);
  await requireRole(destination, definition.arn, context);
  const changed: Definition = {
    ...context.stream(input.DeliveryStreamName).definition,
    destination,
    version: version + 1,
    updatedAt: Date.now(),
  };
  context.registry.update(changed);
  return {};
};

/** As AWS does, tries the role before anything depends on it. */
async function requireRole(
  { RoleARN = "" }: ExtendedS3DestinationConfiguration,
  arn: string,
  { roles }: Context,
): Promise<void> {
  try {
    await roles.credentials(RoleARN, arn);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.unreachable) throw unavailable(`Firehose cannot reach STS: ${failure.message}`);
    throw invalid(
      `Firehose is unable to assume role ${RoleARN}. Please check the role provided. ${failure.message}`,
    );
  }
}
