import { localFolder } from "../local/shared/paths";
import {
  isStackRunning,
  type RunningStack,
  readStatus,
  redeploy,
  type StackStatus,
  stackFile,
  startStack,
  stopStack,
} from "../local/stack";
import { runAction } from "./actions";
import {
  CheckFailed,
  type Command,
  type CommandContext,
  EXIT,
  JSON_FLAG,
  runCommand,
  UsageError,
} from "./cli";
import { STORES_FLAG, storesOf } from "./stores";

const UP = {
  json: JSON_FLAG,
  stack: {
    type: "string",
    default: "dev",
    placeholder: "NAME",
    description: "the Pulumi.NAME.yaml to deploy",
  },
  stores: STORES_FLAG,
  port: {
    type: "integer",
    min: 1,
    max: 65_535,
    description: "port of the emulator on 127.0.0.1 (default: a free one)",
  },
} as const;

const up: Command<typeof UP> = {
  usage: "npm run local:up --",
  summary:
    "Starts the embedded AWS and deploys the program on it, policies enforced. The stack keeps running until\n" +
    "local:down. Where it runs already, the program is deployed again.",
  options: UP,
  async run({ options, progress, signal, ...context }) {
    const { stack, port } = options;
    requireStack(stack);
    const stores = storesOf(options.stores);
    const start = {
      stack,
      port,
      ...(stores && { stores }),
      attached: false,
      signal,
      onProgress: progress.step,
    };
    const running = isStackRunning();
    if (running && port !== undefined)
      throw new UsageError(
        "Option '--port' is for a stack that does not run yet; allowed after: npm run local:down",
      );
    const deployed = await (running ? redeploy(start) : startStack(start));
    progress.end();
    if (options.json) context.json(await readStatus());
    else for (const line of describeUp(deployed)) context.print(line);
    return EXIT.ok;
  },
};

function requireStack(stack: string): void {
  try {
    stackFile(stack);
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function describeUp(stack: RunningStack): string[] {
  const { realised, recorded, checked } = stack.summary;
  const { prepare, processes, up: deploy } = stack.seconds;
  const changes = Object.entries(stack.changes).map(([operation, count]) => `${count} ${operation}`);
  return [
    `resources  ${changes.join(", ")}`,
    `provider   ${realised} realised on the emulator, ${recorded} recorded, ${checked} checked against AWS's models`,
    `seconds    ${prepare.toFixed(1)} preparing, ${processes.toFixed(1)} processes, ${deploy.toFixed(1)} deployment`,
    `endpoint   ${stack.endpoint}   (AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_REGION=${stack.region})`,
    "next       npm run local:status, npm run local:down",
  ];
}

const STATUS = { json: JSON_FLAG } as const;

const status: Command<typeof STATUS> = {
  usage: "npm run local:status --",
  summary:
    "Shows the local stack: endpoint, credentials, outputs, stores. Exit code 1 when none runs or a part is down.",
  options: STATUS,
  async run(context) {
    const found = await readStatus();
    if (context.options.json) context.json(found);
    else printStatus(found, context);
    const parts = [...Object.values(found.processes), ...Object.values(found.stores)];
    return found.state === "running" && parts.every((part) => part.healthy) ? EXIT.ok : EXIT.failed;
  },
};

function printStatus(found: StackStatus, { print }: Pick<CommandContext<typeof STATUS>, "print">): void {
  if (found.state === "stopped")
    throw new CheckFailed(`no local stack runs in ${found.dir}; start one with: npm run local:up`);
  print(`state      ${found.state}${found.failure ? `: ${found.failure}` : ""}`);
  if (found.endpoint) print(`endpoint   ${found.endpoint}`);
  for (const [name, part] of Object.entries(found.processes)) {
    const health = part.healthy ? "healthy" : "not answering";
    print(
      `process    ${name}: ${health}, pid ${part.pid}, port ${part.port}, restarted ${part.restarts} times`,
    );
  }
  for (const [name, value] of Object.entries(found.outputs))
    print(`output     ${name}: ${JSON.stringify(value)}`);
}

const DOWN = { json: JSON_FLAG } as const;

const down: Command<typeof DOWN> = {
  usage: "npm run local:down --",
  summary:
    "Ends the local stack with all its processes and removes its state. Only logs stay, in .local/logs.",
  options: DOWN,
  async run(context) {
    const dir = localFolder();
    context.progress.step("ending the local stack");
    const stopped = await stopStack(dir);
    context.progress.end();
    if (context.options.json) context.json({ stopped, dir });
    else context.print(stopped ? "the local stack has ended" : `no local stack was running in ${dir}`);
    return EXIT.ok;
  },
};

runAction("npm run local:up | local:status | local:down --", "Keeps the local stack up to play with.", {
  up: (argv) => runCommand(up, argv),
  status: (argv) => runCommand(status, argv),
  down: (argv) => runCommand(down, argv),
});
