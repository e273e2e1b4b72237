import { HeadObjectCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { eachOf } from "../quarantine/batches";

/** An object of the selection. */
export interface ArchivedObject {
  key: string;
  size: number;
  /** S3's name for the class; `STANDARD` where S3 says nothing. */
  storageClass: string;
  /** `readable`: in a class that needs no restore, or restored. */
  state: "archived" | "restoring" | "readable";
  /** When the restored copy ends, as S3 says it. */
  expires?: string;
}

export interface ObjectSelection {
  bucket: string;
  prefix: string;
  /** Milliseconds since the epoch, of the time an object's key or, where it says none, its upload names. */
  since: number;
  until: number;
}

const ARCHIVED = new Set(["GLACIER", "DEEP_ARCHIVE"]);

/** The objects that are meant, with where each of them stands. Needs `s3:ListBucket` and `s3:GetObject`. */
export async function selectObjects(
  client: S3Client,
  selection: ObjectSelection,
  onPage: (found: number) => void = () => undefined,
): Promise<ArchivedObject[]> {
  const found: ArchivedObject[] = [];
  let ContinuationToken: string | undefined;
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: selection.bucket, Prefix: selection.prefix, ContinuationToken }),
    );
    const meant = (page.Contents ?? []).filter(({ Key = "", LastModified }) =>
      isWithin(Key, LastModified?.getTime() ?? 0, selection),
    );
    found.push(
      ...(await eachOf(meant, async ({ Key = "", Size = 0, StorageClass = "STANDARD" }) =>
        ARCHIVED.has(StorageClass)
          ? await stateOf(client, selection.bucket, { key: Key, size: Size })
          : ({ key: Key, size: Size, storageClass: StorageClass, state: "readable" } as const),
      )),
    );
    onPage(found.length);
    ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
  } while (ContinuationToken);
  return found;
}

/** Where one object stands now. */
export async function stateOf(
  client: S3Client,
  bucket: string,
  { key, size }: Pick<ArchivedObject, "key" | "size">,
): Promise<ArchivedObject> {
  const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
  const storageClass = head.StorageClass ?? "STANDARD";
  const known = { key, size, storageClass };
  if (!ARCHIVED.has(storageClass)) return { ...known, state: "readable" };
  if (head.Restore === undefined) return { ...known, state: "archived" };
  if (head.Restore.includes('ongoing-request="true"')) return { ...known, state: "restoring" };
  const expires = /expiry-date="([^"]+)"/.exec(head.Restore)?.[1];
  return { ...known, state: "readable", ...(expires ? { expires } : {}) };
}

/** Whether an object may hold what happened in the range: the key's hour or day overlaps it. */
export function isWithin(
  key: string,
  uploaded: number,
  { since, until }: Pick<ObjectSelection, "since" | "until">,
): boolean {
  const [, year, month, day, hour] =
    /(?:^|\/)year=(\d{4})\/month=(\d{2})\/day=(\d{2})\/(?:hour=(\d{2})\/)?/.exec(key) ?? [];
  if (year === undefined) return uploaded >= since && uploaded <= until;
  const from = Date.parse(`${year}-${month}-${day}T${hour ?? "00"}:00:00Z`);
  const length = hour === undefined ? 86_400_000 : 3_600_000;
  return from <= until && from + length > since;
}
