import * as pulumi from "@pulumi/pulumi";
import type { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { getMonitor } from "@pulumi/pulumi/runtime/settings";
import { arnOf, PLACE } from "./arns";

/** One resource as the program registers it. */
export interface Registration {
  type: string;
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type of resource has inputs of its own
  inputs: Record<string, any>;
  /** The ARN it is given, where its type has one. */
  arn: string | undefined;
  /** Name of the parent, "" for none. */
  parent: string;
  /** Names of what it waits for. */
  dependencies: string[];
  protect: boolean;
  retainOnDelete: boolean;
}

/**
 * Swaps the Pulumi engine for a recorder of registrations and their options. Call once at the top of a `describe`.
 * Configuration is given with full keys, such as `strata:owner`.
 */
export function recordEngine(config: Record<string, string> = {}) {
  before(() => startRecorder(config));
  return { registrations: recordRegistrations };
}

const recorded: Registration[] = [];

/** Starts a fresh recorder; what was recorded before is forgotten. */
export async function startRecorder(config: Record<string, string>, stack = "test"): Promise<void> {
  await pulumi.runtime.setMocks({ newResource: stateOf, call: refuseCall }, "strata", stack);
  pulumi.runtime.setAllConfig(config);
  recordOptions(getMonitor() as unknown as MockMonitor);
}

/**
 * Frames of a stack while registrations are recorded. The SDK takes the stack of every promise it makes, thousands in a
 * program, and each frame is mapped to its source: a third of the time where stacks are whole.
 */
const STACK_FRAMES = 3;

/** Runs `build`, then waits until two turns of the event loop pass without a new registration. */
export async function recordRegistrations(build: () => unknown): Promise<Registration[]> {
  recorded.length = 0;
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = STACK_FRAMES;
  try {
    await build();
    for (let seen = -1, quiet = 0; quiet < 2; quiet = recorded.length === seen ? quiet + 1 : 0) {
      seen = recorded.length;
      await pulumi.runtime.disconnect();
      await new Promise(setImmediate);
    }
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  return [...recorded];
}

/** What AWS would compute: the name is the logical one, ids and URLs are made of it. */
function stateOf({ type, name, inputs }: pulumi.runtime.MockResourceArgs): pulumi.runtime.MockResourceResult {
  const id = type === "aws:sqs/queue:Queue" ? `https://sqs.test/${name}` : `${name}-id`;
  const common = { name, arn: arnOf(type, name, inputs), bucket: name, keyId: id, url: id, ...inputs };
  const state = { ...common, ...OF_TYPE[type]?.(name) };
  return { id: type === "aws:s3/bucket:Bucket" ? name : id, state };
}

/** What AWS computes for some types only. */
const OF_TYPE: Record<string, (name: string) => object> = {
  "awsx:ec2:Vpc": (name) => ({
    vpcId: `${name}-id`,
    publicSubnetIds: [`${name}-public-1`, `${name}-public-2`],
    privateSubnetIds: [`${name}-private-1`, `${name}-private-2`],
    isolatedSubnetIds: [`${name}-data-1`, `${name}-data-2`],
    routeTables: [{ id: `${name}-routes-1` }, { id: `${name}-routes-2` }],
  }),
  "aws:dynamodb/table:Table": (name) => ({
    streamArn: `${arnOf("aws:dynamodb/table:Table", name)}/stream/1`,
  }),
  "aws:docdb/cluster:Cluster": (name) => ({
    endpoint: `${name}.test`,
    readerEndpoint: `${name}-ro.test`,
    masterUserSecrets: [{ secretArn: arnOf("aws:secretsmanager/secret:Secret", `${name}-master`) }],
  }),
  "aws:rds/instance:Instance": (name) => ({
    address: `${name}.test`,
    port: 5432,
    resourceId: `db-${name}`,
    masterUserSecrets: [{ secretArn: arnOf("aws:secretsmanager/secret:Secret", `${name}-master`) }],
  }),
  "aws:rds/proxy:Proxy": (name) => ({
    endpoint: `${name}.test`,
    arn: `arn:aws:rds:${PLACE.region}:${PLACE.accountId}:db-proxy:prx-${name}`,
  }),
  "aws:opensearch/domain:Domain": (name) => ({
    endpoint: `${name}.test`,
    arn: `arn:aws:es:${PLACE.region}:${PLACE.accountId}:domain/${name}`,
  }),
  "aws:ec2/vpcEndpoint:VpcEndpoint": (name) => ({ prefixListId: `pl-${name}` }),
};

function refuseCall({ token }: pulumi.runtime.MockCallArgs): never {
  throw new Error(`Unexpected provider call: ${token}`);
}

/** Mocks are not told of a resource's options, so they are read off the request itself. */
function recordOptions(monitor: MockMonitor): void {
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = async (request, callback) => {
    const type = request.getType();
    const name = request.getName();
    const inputs = pulumi.runtime.deserializeProperties(request.getObject());
    recorded.push({
      type,
      name,
      inputs,
      arn: arnOf(type, name, inputs),
      parent: nameIn(request.getParent()),
      dependencies: request.getDependenciesList().map(nameIn),
      protect: request.getProtect() ?? false,
      retainOnDelete: request.getRetainondelete() ?? false,
    });
    await register(request, callback);
  };
}

function nameIn(urn: string): string {
  return urn.split("::").at(-1) ?? "";
}
