import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DescribeKeyCommand, type KMSClient, ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import type { StackOutputs } from "../../contracts/outputs";
import { keyItems, kindOf, type SubjectKind } from "./items";

/** What the table of keys holds. */
export interface KeySurvey {
  /** Living keys by what they are for. */
  living: Record<SubjectKind, number>;
  /** Living keys by generation of their wrapping key. */
  byGeneration: Record<string, number>;
  destroyed: number;
}

export async function survey(
  dynamodb: DynamoDBClient,
  table: string,
  onItem: (seen: number) => void = () => undefined,
): Promise<KeySurvey> {
  const found: KeySurvey = { living: { students: 0, months: 0, days: 0 }, byGeneration: {}, destroyed: 0 };
  let seen = 0;
  for await (const { item } of keyItems(dynamodb, table)) {
    onItem(++seen);
    if (item.state === "destroyed") found.destroyed += 1;
    else {
      found.living[kindOf(item.subject)] += 1;
      const generation = String(item.generation ?? "none");
      found.byGeneration[generation] = (found.byGeneration[generation] ?? 0) + 1;
    }
  }
  return found;
}

/** A wrapping key of the stack. */
export interface GenerationState {
  generation: number;
  current: boolean;
  arn: string;
  /** `Enabled`, `Disabled`, `PendingDeletion`; what is wrapped under any but the first cannot be opened. */
  state: string;
  createdAt?: string;
  /** When KMS deletes it for good. */
  deletedAt?: string;
}

export async function generations(
  kms: KMSClient,
  { generation: current, wrappingKeyArns }: StackOutputs["subjectKeys"],
): Promise<GenerationState[]> {
  const states = Object.entries(wrappingKeyArns).map(async ([generation, arn]): Promise<GenerationState> => {
    const { KeyMetadata: key } = await kms.send(new DescribeKeyCommand({ KeyId: arn }));
    return {
      generation: Number(generation),
      current: Number(generation) === current,
      arn,
      state: key?.KeyState ?? "unknown",
      ...(key?.CreationDate && { createdAt: key.CreationDate.toISOString() }),
      ...(key?.DeletionDate && { deletedAt: key.DeletionDate.toISOString() }),
    };
  });
  return (await Promise.all(states)).sort((a, b) => a.generation - b.generation);
}

/** The former generation cannot be ended yet; the message says why and what to do. */
export class NotEndable extends Error {
  override name = "NotEndable";
}

/** Days until KMS deletes an ended key; the fewest it offers. It cannot be used from the first moment on. */
const DELETION_DAYS = 7;

/**
 * Ends the former generation: its key wraps and unwraps nothing from now on, so that every copy of the table from before
 * `rewrap` is unreadable.
 *
 * @param settledMs how long the current generation must have been in use: a worker that was deployed before may still
 *   wrap under the former one
 * @returns when KMS deletes the key, ISO 8601
 * @throws NotEndable
 */
export async function endFormer(
  kms: KMSClient,
  states: readonly GenerationState[],
  found: KeySurvey,
  { now, settledMs }: { now: number; settledMs: number },
): Promise<{ generation: number; deletedAt: string }> {
  const [current, former] = [states.find((each) => each.current), states.find((each) => !each.current)];
  if (!current || !former)
    throw new NotEndable(
      "There is no former generation; raise strata:subjectKeyGeneration by one and deploy.",
    );
  if (former.deletedAt) return { generation: former.generation, deletedAt: former.deletedAt };
  const left = Object.entries(found.byGeneration)
    .filter(([generation]) => Number(generation) !== current.generation)
    .reduce((sum, [, count]) => sum + count, 0);
  if (left > 0)
    throw new NotEndable(`${left} living keys are not wrapped under generation ${current.generation} yet.`);
  const age = now - Date.parse(current.createdAt ?? new Date(now).toISOString());
  if (age < settledMs)
    throw new NotEndable(
      `Generation ${current.generation} was made ${Math.floor(age / 60_000)} min ago; workers of the deployment before ` +
        `may still use the former one for ${Math.ceil((settledMs - age) / 60_000)} min.`,
    );
  const { DeletionDate } = await kms.send(
    new ScheduleKeyDeletionCommand({ KeyId: former.arn, PendingWindowInDays: DELETION_DAYS }),
  );
  return { generation: former.generation, deletedAt: (DeletionDate ?? new Date(now)).toISOString() };
}
