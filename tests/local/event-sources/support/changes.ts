import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CreateEventSourceMappingCommandInput } from "@aws-sdk/client-lambda";
import type { StatusReport } from "../../../../local/event-sources/status";
import { documentOf } from "../../../../runtime/stores/documents/document";
import { insertEvents } from "../../../../runtime/stores/documents/write";
import { type DocumentsBench, startDocumentsBench } from "../../../stores/documents/support/bench";
import { sealedEvent } from "../../../stores/documents/support/events";
import { REGION } from "../../../support/store-bench";
import { spawnPoller, until } from "./bench";
import { type Clients, createClients } from "./clients";
import { type Behaviour, createFunction, type Statement, type TestFunction } from "./function";

/** A document cluster, the emulator and the poller beside it. */
export interface ChangesBench extends Clients {
  documents: DocumentsBench;
  folder: string;
  status(): Promise<StatusReport>;
  killPoller(): Promise<void>;
  startPoller(): Promise<void>;
  /** Puts so many messages in and answers their ids, in order. */
  put(count: number): Promise<string[]>;
  stop(): Promise<void>;
}

/** A function whose source is the change stream of `messages`. */
export interface ChangesPipeline extends TestFunction {
  /** Everything that was put in by now reached the function. */
  drained(): Promise<void>;
}

export async function startChangesBench(): Promise<ChangesBench> {
  const documents = await startDocumentsBench();
  const { endpoint, stores } = documents.stores;
  const folder = mkdtempSync(join(tmpdir(), "changes-"));
  const environment = { STRATA_STORES_ENDPOINT: stores.url, NODE_EXTRA_CA_CERTS: stores.authority };
  const spawn = () => spawnPoller(folder, endpoint, environment);
  let poller = await spawn();
  const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
  };
  return {
    ...createClients(endpoint, REGION),
    documents,
    folder,
    status: async () =>
      (await (await fetch(`http://127.0.0.1:${poller.port}/status`)).json()) as StatusReport,
    killPoller: () => end(poller.process, "SIGKILL"),
    startPoller: async () => {
      poller = await spawn();
    },
    put: async (count) => {
      const events = Array.from({ length: count }, () => documentOf(sealedEvent()));
      await documents.documents.use((db) => insertEvents(db, events));
      return events.map(({ _id }) => _id);
    },
    stop: async () => {
      await end(poller.process, "SIGTERM");
      await documents.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let serial = 0;

export async function createChangesPipeline(
  bench: ChangesBench,
  behaviour: Behaviour = () => null,
  mapping: Partial<CreateEventSourceMappingCommandInput> = {},
  leaveOut = "",
): Promise<ChangesPipeline> {
  const { clusterArn, userSecretArn } = bench.documents;
  const name = `changes-${++serial}`;
  const target = await createFunction(bench, name, behaviour);
  const statements: Statement[] = [
    { actions: ["rds:DescribeDBClusters"], resource: clusterArn },
    { actions: ["secretsmanager:GetSecretValue"], resource: userSecretArn },
    { actions: ["ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces"], resource: "*" },
    { actions: ["ec2:DeleteNetworkInterface", "ec2:DescribeVpcs", "ec2:DescribeSubnets"], resource: "*" },
    { actions: ["ec2:DescribeSecurityGroups"], resource: "*" },
  ];
  await target.allow(statements.filter(({ actions }) => !actions.includes(leaveOut)));
  const { UUID } = await bench.lambda.createEventSourceMapping({
    FunctionName: name,
    EventSourceArn: clusterArn,
    StartingPosition: "TRIM_HORIZON",
    BatchSize: 100,
    ...mapping,
    Enabled: false,
    Tags: {
      "strata:enabled": "true",
      "strata:database": "interactions",
      "strata:collection": "messages",
      "strata:full-document": "UpdateLookup",
      "strata:secret": userSecretArn,
    },
  });
  // Where it begins is fixed once its checkpoints stand.
  const checkpoints = join(bench.folder, "event-sources", "checkpoints", `${UUID}.json`);
  if (leaveOut === "") await until(`${name} begins`, () => existsSync(checkpoints));
  return {
    ...target,
    drained: async () => {
      const since = new Date().toISOString();
      await until(`${name} is drained`, async () =>
        Object.values((await bench.status()).backlog).every(
          ({ atTip, readAt }) => atTip && (readAt ?? "") > since,
        ),
      );
    },
  };
}
