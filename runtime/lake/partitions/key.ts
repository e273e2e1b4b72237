import { createHash } from "node:crypto";
import type { Partition } from "../types";

/** What table formats call the partition of rows without a value. */
const NO_VALUE = "__HIVE_DEFAULT_PARTITION__";
/** Longest folder value, in characters: file systems take 255 with the column's name. */
const LONGEST = 200;

const HOUR_MS = 3_600_000;

/** The folders of an event, ending with a slash: empty where there is no partitioning. */
export type FolderOf = (eventType: string | undefined, millis: number | undefined) => string;

/** Folders by event type and by hour or day of the event's own time, in UTC. */
export function createFolders(partition: Partition): FolderOf {
  if (partition === "none") return () => "";
  const length = partition === "hour" ? HOUR_MS : 24 * HOUR_MS;
  const times = new Map<number | undefined, string>();
  return (eventType, millis) => {
    const slot = millis === undefined ? undefined : Math.floor(millis / length);
    let time = times.get(slot);
    if (time === undefined) {
      time = timeFolders(slot === undefined ? undefined : slot * length, partition);
      if (times.size > 10_000) times.clear();
      times.set(slot, time);
    }
    return `event_type=${folderValue(eventType)}/${time}`;
  };
}

function timeFolders(millis: number | undefined, partition: "hour" | "day"): string {
  const parts = millis === undefined ? [] : new Date(millis).toISOString().split(/[-T:]/);
  const names = partition === "hour" ? ["year", "month", "day", "hour"] : ["year", "month", "day"];
  return names.map((name, at) => `${name}=${parts[at] ?? NO_VALUE}/`).join("");
}

/** A value as a folder's name: what is not plain is percent-encoded, what is too long ends in its digest. */
export function folderValue(value: string | undefined): string {
  if (!value) return NO_VALUE;
  const plain = encode(value);
  if (plain.length <= LONGEST) return plain;
  const digest = createHash("sha256").update(value).digest("hex").slice(0, 32);
  return `${encode([...value.slice(0, 32)].slice(0, 12).join(""))}-${digest}`;
}

function encode(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
