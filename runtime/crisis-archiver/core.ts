import type { AttributeValue, DynamoDBRecord } from "aws-lambda";

/** An ended item, as its change record tells of it. */
export interface Ended {
  /** Of the change record. */
  sequence: string;
  /** The item without what only DynamoDB needs: plain JSON. */
  item: Record<string, unknown>;
  /** Same for the same event, however often it is tried: `year=…/month=…/day=…/<event id>.json`. */
  key: string;
  /** Where the whole event lies, if the item could not hold it. */
  reference?: { bucket: string; key: string };
}

/** A change record that should hold an item and does not. */
export class MalformedChange extends Error {
  override name = "MalformedChange";
  constructor(readonly code: string) {
    super(`The change record holds no crisis: ${code}.`);
  }
}

/** Who removes items whose time is over (Amazon DynamoDB developer guide, "Time to Live"). */
const EXPIRY = { type: "Service", principalId: "dynamodb.amazonaws.com" };

/** Whether DynamoDB itself ended the item. What somebody deleted is gone on purpose. */
export function hasExpired({ eventName, userIdentity }: DynamoDBRecord): boolean {
  const { type, principalId } = (userIdentity ?? {}) as { type?: string; principalId?: string };
  return eventName === "REMOVE" && type === EXPIRY.type && principalId === EXPIRY.principalId;
}

/**
 * What to archive of an expired item.
 *
 * @throws MalformedChange when the record lacks the item or its key
 */
export function planEnded({ dynamodb }: DynamoDBRecord): Ended {
  const image = dynamodb?.OldImage;
  if (!image) throw new MalformedChange("no_image");
  const { expires_at: _, ...item } = Object.fromEntries(
    Object.entries(image).map(([name, value]) => [name, plain(value)]),
  );
  const { event_id: eventId, timestamp } = item;
  if (typeof eventId !== "string" || typeof timestamp !== "string") throw new MalformedChange("no_key");
  const [year, month, day] = timestamp.split(/[-T]/);
  const reference = { bucket: item["content_bucket"], key: item["content_key"] };
  return {
    sequence: dynamodb?.SequenceNumber ?? "",
    item,
    key: `year=${year}/month=${month}/day=${day}/${eventId}.json`,
    ...(typeof reference.bucket === "string" &&
      typeof reference.key === "string" && { reference: { bucket: reference.bucket, key: reference.key } }),
  };
}

/** An attribute as JSON has it. Numbers stay text where a number could not hold all of their digits. */
function plain(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return String(Number(value.N)) === value.N ? Number(value.N) : value.N;
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.L !== undefined) return value.L.map(plain);
  if (value.M !== undefined)
    return Object.fromEntries(Object.entries(value.M).map(([name, member]) => [name, plain(member)]));
  return value.SS ?? value.NS ?? value.B ?? null;
}
