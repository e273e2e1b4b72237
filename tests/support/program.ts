import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { StoreKind } from "../../contracts/stores";
import { PLACE } from "./arns";
import { type Registration, recordRegistrations, startRecorder } from "./engine";
import { onceInRun } from "./recordings";

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

/**
 * The whole program of a stack, in the account of the recorder. It runs once in a run of the tests, however many files
 * ask.
 * @param stores - those that are switched on; by default what the stack file says
 */
export async function recordProgram(stack: "dev" | "prod", stores?: readonly StoreKind[]): Promise<Program> {
  const configured = stackConfig(stack);
  const switchedOn = stores ?? (JSON.parse(configured["strata:stores"] ?? "[]") as StoreKind[]);
  const changes = { "strata:accountId": PLACE.accountId, "strata:stores": JSON.stringify(switchedOn) };
  const name = ["program", stack, ...switchedOn].join("-");
  const { resources, outputs } = await onceInRun(name, () => run(stack, { ...configured, ...changes }));
  return new Program(resources, outputs);
}

async function run(
  stack: string,
  config: Record<string, string>,
): Promise<Pick<Program, "resources" | "outputs">> {
  await startRecorder(config, stack);
  const entry = require.resolve("../../index");
  delete require.cache[entry];
  const resources = await recordRegistrations(() => require(entry));
  const exported = pulumi.output(require(entry) as object);
  const outputs = await new Promise((done) => exported.apply(done));
  return { resources: (await settled(resources)) as Registration[], outputs };
}

/** The same value with nothing pending in it, such as the text of an asset: what JSON would lose. */
async function settled(pending: unknown): Promise<unknown> {
  const value = await pending;
  if (Array.isArray(value)) return Promise.all(value.map(settled));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(async ([key, field]) => [key, await settled(field)] as const);
  return Object.fromEntries(await Promise.all(entries));
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
