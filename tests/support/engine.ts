import * as pulumi from "@pulumi/pulumi";
import type { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { getMonitor } from "@pulumi/pulumi/runtime/settings";

/** One resource as the program registers it. */
export interface Registration {
  type: string;
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: each type of resource has inputs of its own
  inputs: Record<string, any>;
  /** Name of the parent, "" for none. */
  parent: string;
  /** Names of what it waits for. */
  dependencies: string[];
  protect: boolean;
  retainOnDelete: boolean;
}

/** Where the recorded resources seem to live. */
export const PLACE = { accountId: "111122223333", region: "eu-west-1" };

/** An ARN as the recorder makes it: the resource's type and name, in PLACE. */
export function arnOf(type: string, name: string): string {
  const service = type.split(":")[1]?.split("/")[0] ?? "";
  if (service === "s3") return `arn:aws:s3:::${name}`;
  return `arn:aws:${service}:${service === "iam" ? "" : PLACE.region}:${PLACE.accountId}:${name}`;
}

/**
 * Swaps the Pulumi engine for a recorder of registrations and their options. Call once at the top of a `describe`.
 * Configuration is given with full keys, such as `strata:owner`.
 */
export function recordEngine(config: Record<string, string> = {}) {
  const recorded: Registration[] = [];

  before(async () => {
    const newResource = ({ type, name, inputs }: pulumi.runtime.MockResourceArgs) => ({
      id: `${name}-id`,
      state: {
        name,
        arn: arnOf(type, name),
        bucket: name,
        keyId: `${name}-id`,
        url: `https://sqs.test/${name}`,
        ...inputs,
      },
    });
    await pulumi.runtime.setMocks({ newResource, call: refuseCall }, "strata", "test");
    pulumi.runtime.setAllConfig(config);
    recordOptions(getMonitor() as unknown as MockMonitor, recorded);
  });

  return {
    /** Runs `build`, then waits until two turns of the event loop pass without a new registration. */
    async registrations(build: () => unknown): Promise<Registration[]> {
      recorded.length = 0;
      await build();
      for (let seen = -1, quiet = 0; quiet < 2; quiet = recorded.length === seen ? quiet + 1 : 0) {
        seen = recorded.length;
        await pulumi.runtime.disconnect();
        await new Promise(setImmediate);
      }
      return [...recorded];
    },
  };
}

function refuseCall({ token }: pulumi.runtime.MockCallArgs): never {
  throw new Error(`Unexpected provider call: ${token}`);
}

/** Mocks are not told of a resource's options, so they are read off the request itself. */
function recordOptions(monitor: MockMonitor, recorded: Registration[]): void {
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = async (request, callback) => {
    recorded.push({
      type: request.getType(),
      name: request.getName(),
      inputs: pulumi.runtime.deserializeProperties(request.getObject()),
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
