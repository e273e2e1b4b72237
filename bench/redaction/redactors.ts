import { asDeployed } from "../as-deployed";
import type { BenchContext } from "../item";

/** Something that takes personal values out of text. */
export interface TextRedactor {
  readonly name: string;
  redact(text: string): string;
}

type RedactorClass = new () => { redact(text: string): string };

interface Finds {
  replaceWith(text: string): unknown;
}

type Compromise = (text: string) => Record<(typeof KINDS)[number], () => Finds> & { text(): string };

/** What compromise finds of personal values. */
const KINDS = ["emails", "urls", "phoneNumbers", "atMentions", "people"] as const;

export function ourRedactor(): TextRedactor {
  const { createRedactor } = asDeployed<typeof import("../../runtime/redaction")>(
    "runtime/redaction/index.ts",
  );
  const { redactText } = createRedactor();
  return { name: "ours", redact: (text) => redactText(text).text };
}

/** The peers as their manuals use them, with every rule they have on by default. */
export async function peerRedactors({ peer }: BenchContext): Promise<TextRedactor[]> {
  const redactPii = await peer<{ SyncRedactor: RedactorClass }>("redact-pii");
  const redactpiiNode = await peer<{ Redactor: RedactorClass }>("@redactpii/node");
  const { default: compromise } = await peer<{ default: Compromise }>("compromise");
  const first = new redactPii.SyncRedactor();
  const second = new redactpiiNode.Redactor();
  return [
    { name: "redact-pii", redact: (text) => first.redact(text) },
    { name: "@redactpii/node", redact: (text) => second.redact(text) },
    {
      name: "compromise",
      redact(text) {
        const document = compromise(text);
        for (const kind of KINDS) document[kind]().replaceWith("[REDACTED]");
        return document.text();
      },
    },
  ];
}
