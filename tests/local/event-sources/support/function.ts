import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import type { Bench } from "./bench";

/** A record as the tested function sees it. */
export interface SeenRecord {
  /** The data as text; of a DynamoDB record the item's `id`, of a change the document's `_id`. */
  readonly body: string;
  readonly key: string;
  readonly sequence: string;
}

/**
 * What the function does with a batch, given the number of earlier invocations. It runs in the function's own
 * process, so it must not use anything from around it; what it returns is the function's response.
 */
export type Behaviour = (records: SeenRecord[], earlier: number) => unknown;

/** One invocation as the function wrote it down before and after its behaviour. */
export interface Invocation {
  readonly start: number;
  readonly end?: number;
  readonly eventBytes: number;
  readonly records: SeenRecord[];
}

export interface TestFunction {
  readonly name: string;
  readonly arn: string;
  readonly roleName: string;
  /** All invocations so far, in the order they began. */
  invocations(): Invocation[];
  /** The bodies of all invocations, in order. */
  bodies(): string[];
  /** The last event, whole. */
  lastEvent(): {
    Records: Record<string, unknown>[];
    events?: Record<string, unknown>[];
    eventSource?: string;
  };
  /** Gives the role exactly these permissions. */
  allow(statements: readonly Statement[]): Promise<void>;
}

export interface Statement {
  readonly actions: readonly string[];
  readonly resource: string;
}

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

/** Makes a real function with a role of its own that may do nothing yet. */
export async function createFunction(
  bench: Pick<Bench, "iam" | "lambda" | "folder">,
  name: string,
  behaviour: Behaviour,
): Promise<TestFunction> {
  const roleName = `${name}-role`;
  const { Role } = await bench.iam.createRole({ RoleName: roleName, AssumeRolePolicyDocument: TRUST });
  const trace = join(bench.folder, `${name}.trace`);
  const { FunctionArn = "" } = await bench.lambda.createFunction({
    FunctionName: name,
    Role: Role?.Arn,
    Runtime: "nodejs24.x",
    Handler: "index.handler",
    Timeout: 10,
    Code: { ZipFile: zipSync({ "index.js": strToU8(source(trace, behaviour)) }) },
  });
  const lines = () =>
    existsSync(trace)
      ? readFileSync(trace, "utf8")
          .split("\n")
          .filter(Boolean)
          .map((line) => JSON.parse(line))
      : [];
  const invocations = () => {
    const all = lines();
    const ends = new Map<string, number>(all.filter(({ end }) => end).map(({ id, end }) => [id, end]));
    return all.filter(({ start }) => start).map((line) => ({ ...line, end: ends.get(line.id) }));
  };
  return {
    name,
    arn: FunctionArn,
    roleName,
    invocations,
    bodies: () => invocations().flatMap(({ records }: Invocation) => records.map(({ body }) => body)),
    lastEvent: () => JSON.parse(readFileSync(`${trace}.event`, "utf8")),
    allow: async (statements) => {
      const Statement = statements.map(({ actions, resource }) => ({
        Effect: "Allow",
        Action: actions,
        Resource: resource,
      }));
      const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
      await bench.iam.putRolePolicy({ RoleName: roleName, PolicyName: "own", PolicyDocument });
    },
  };
}

/** Appends a line before and one after each invocation: a file outlives a killed worker. */
function source(trace: string, behaviour: Behaviour): string {
  return `
const fs = require("node:fs");
const trace = ${JSON.stringify(trace)};
const write = (line) => fs.appendFileSync(trace, JSON.stringify(line) + "\\n");
const see = (r) => r.event
  ? { body: r.event.documentKey._id, key: r.event.ns.coll, sequence: r.event._id._data }
  : r.kinesis
  ? { body: Buffer.from(r.kinesis.data, "base64").toString().slice(0, 200), key: r.kinesis.partitionKey, sequence: r.kinesis.sequenceNumber }
  : { body: r.dynamodb.Keys.id.S, key: r.dynamodb.Keys.id.S, sequence: r.dynamodb.SequenceNumber };
const count = () => { try { return fs.readFileSync(trace, "utf8").split('"start"').length - 1 } catch { return 0 } };
exports.handler = async (event, context) => {
  const text = JSON.stringify(event);
  fs.writeFileSync(trace + ".event", text);
  const records = (event.Records ?? event.events).map(see);
  const earlier = count();
  const id = context.awsRequestId;
  write({ start: Date.now(), id, eventBytes: Buffer.byteLength(text), records });
  const answer = await (${behaviour.toString()})(records, earlier);
  write({ end: Date.now(), id });
  return answer;
};`;
}
