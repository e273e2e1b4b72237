import { readFileSync } from "node:fs";
import { localFolder } from "../../local/shared/paths";
import { readStatus } from "../../local/stack";
import {
  callerIdentity,
  createClients,
  newOperationId,
  OPERATION_ID,
  type Operation,
  targetOf,
} from "../../operations";
import { CheckFailed, type CommandContext, UsageError } from "../cli";
import { fromCaller } from "./paths";

/** Options of every action: which stack, and who does it. */
export const TARGET = {
  outputs: {
    type: "string",
    placeholder: "FILE",
    description:
      "a stack in an account: what 'pulumi stack output --json' printed (default: the local stack)",
  },
} as const;

/** Options of the actions that leave an entry in the audit trail. */
export const AUDITED = {
  actor: {
    type: "string",
    placeholder: "NAME",
    description: "who does this, for the audit trail (default: the identity AWS knows)",
  },
  operation: {
    type: "string",
    placeholder: "ID",
    description: "go on with an operation that was stopped, under its id",
  },
} as const;

/** The stack to operate on, with clients that end with the command. */
export async function openTarget({ options, onExit }: CommandContext<typeof TARGET>) {
  const target = options.outputs === undefined ? await localTarget() : accountTarget(options.outputs);
  const clients = createClients(target);
  onExit(() => clients.destroy());
  return { ...target, clients };
}

async function localTarget() {
  const { state, outputs, endpoint, credentials } = await readStatus();
  if (state !== "running" || !endpoint || !credentials)
    throw new CheckFailed(
      `no local stack runs in ${localFolder()}; start one with: npm run local:up; or name a stack with --outputs FILE`,
    );
  return targetOf(outputs, { endpoint, credentials });
}

function accountTarget(file: string) {
  let outputs: unknown;
  try {
    outputs = JSON.parse(readFileSync(fromCaller(file), "utf8"));
  } catch (error) {
    throw new UsageError(
      `Option '--outputs' is '${file}': ${(error as Error).message}; allowed: a file from 'pulumi stack output --json'`,
    );
  }
  return targetOf(outputs);
}

/** What this run is in the audit trail. */
export async function openOperation(
  { options, signal }: CommandContext<typeof AUDITED>,
  { clients }: Pick<Awaited<ReturnType<typeof openTarget>>, "clients">,
): Promise<Operation> {
  const { operation: id = newOperationId(), actor } = options;
  if (!OPERATION_ID.test(id))
    throw new UsageError(`Option '--operation' is '${id}'; allowed: 3 to 36 letters, digits and hyphens`);
  return { id, actor: actor ?? (await callerIdentity(clients.sts)), signal, now: Date.now };
}
