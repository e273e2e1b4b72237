import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { StoreKind } from "../../contracts/stores";
import { PLACE } from "./arns";
import { type Registration, recordRegistrations, startRecorder } from "./engine";

const ROOT = resolve(__dirname, "../..");

/** Everything one run of the program registers. */
export class Program {
  constructor(
    readonly resources: readonly Registration[],
    /** What the program exports. */
    readonly outputs: unknown,
  ) {}

  ofType(type: string): Registration[] {
    return this.resources.filter((resource) => resource.type === type);
  }

  /** The resource of a type that has this ARN or name. */
  find(type: string, key: unknown): Registration {
    const found = this.ofType(type).find(({ arn, name }) => arn === key || name === key);
    if (!found) throw new Error(`The program registers no ${type} '${key}'.`);
    return found;
  }
}

const programs = new Map<string, Promise<Program>>();

/**
 * The whole program of a stack, in the account of the recorder. It runs once, however many tests ask.
 * @param stores - those that are switched on; by default what the stack file says
 */
export function recordProgram(stack: "dev" | "prod", stores?: readonly StoreKind[]): Promise<Program> {
  const key = `${stack} ${stores ?? "as configured"}`;
  const known = programs.get(key);
  if (known) return known;
  const program = run(stack, stores && { "strata:stores": JSON.stringify(stores) });
  programs.set(key, program);
  return program;
}

async function run(stack: string, changes: Record<string, string> = {}): Promise<Program> {
  const config = { ...stackConfig(stack), "strata:accountId": PLACE.accountId, ...changes };
  await startRecorder(config, stack);
  const entry = require.resolve("../../index");
  delete require.cache[entry];
  const resources = await recordRegistrations(() => require(entry));
  const exported = pulumi.output(require(entry) as object);
  const outputs = await new Promise((done) => exported.apply(done));
  return new Program(resources, outputs);
}

/** The values of `Pulumi.<stack>.yaml` as the engine hands them to the program: text, objects and lists as JSON. */
export function stackConfig(stack: string): Record<string, string> {
  const lines = readFileSync(resolve(ROOT, `Pulumi.${stack}.yaml`), "utf8")
    .split("\n")
    .filter((line) => /^\s+[^#\s]/.test(line));
  const config: Record<string, string | Record<string, unknown>> = {};
  const listed = (text: string) =>
    JSON.stringify(
      text
        .slice(1, -1)
        .split(",")
        .flatMap((each) => each.trim() || []),
    );
  let open = "";
  for (const line of lines) {
    const [, indent = "", key = "", text = ""] = /^(\s+)([^\s]+):\s*(.*)$/.exec(line) ?? [];
    const value = text.replace(/^"(.*)"$/, "$1");
    if (indent.length > 2) config[open] = { ...(config[open] as object), [key]: scalar(value) };
    else if (value === "") open = key;
    else config[key] = value.startsWith("[") ? listed(value) : value;
  }
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [
      key,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );
}

function scalar(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text;
}
