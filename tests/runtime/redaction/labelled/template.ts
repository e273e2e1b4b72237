import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Label, Part } from "./types";

/** A place in a template for a value: `{PHONE:bare}`. */
export interface Slot {
  type: Label;
  kind: string;
}

/** A sentence with slots; `tag` is the file (positive) or the family (negative) it is from. */
export interface Template {
  text: string;
  tag: string;
}

/** A slot for a value as it stands in a template. */
export const SLOT = /\{([A-Z_]+)(?::([a-z]+))?\}/g;

export function slotsOf({ text }: Template): Slot[] {
  return [...text.matchAll(SLOT)].map(([, type, kind = ""]) => ({ type: type as Label, kind }));
}

/** One template a line, tagged with its file's name: chat, intake-form, … */
export function templates(part: Part): Template[] {
  return files("templates", part).flatMap(({ tag, lines }) => lines.map((text) => ({ text, tag })));
}

/** Negative sentences under `# family` lines, tagged with the family. */
export function negatives(part: Part): Template[] {
  return files("negatives", part).flatMap(({ tag, lines }) => {
    let family = tag;
    return lines.flatMap((text) => {
      if (!text.startsWith("# ")) return [{ text, tag: family }];
      family = text.slice(2);
      return [];
    });
  });
}

function files(kind: "templates" | "negatives", part: Part): { tag: string; lines: string[] }[] {
  const folder = join(__dirname, kind, part);
  return readdirSync(folder)
    .sort()
    .map((file) => ({
      tag: file.replace(/\.txt$/, ""),
      lines: readFileSync(join(folder, file), "utf8")
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => line.replaceAll("\\n", "\n")),
    }));
}
