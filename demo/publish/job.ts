import type { StackOutputs } from "../../contracts/outputs";
import { type Access, createClients } from "../collect";
import { planSteps, type Step } from "./batches";
import { openJournal } from "./journal";
import { quarantineOversized } from "./oversized";
import { putOnce } from "./stream";

/** One input to publish. Doing the same job again goes on where the journal ends. */
export interface PublishJob {
  /** The run's name: part of every partition key. */
  run: string;
  input: string;
  journal: string;
  access: Access;
  outputs: Pick<StackOutputs, "streams" | "buckets" | "tables" | "subjectKeys">;
}

/**
 * Publishes every line of the input once, as it is. Partition keys name run and line: a random spread over shards,
 * and proof of what a stream holds when a request is in doubt.
 *
 * @param onProgress lines published so far, those of earlier attempts included
 */
export async function publish(job: PublishJob, onProgress: (lines: number) => void): Promise<void> {
  const clients = createClients(job.access);
  const journal = openJournal(job.journal);
  let lines = 0;
  try {
    for await (const step of planSteps(job.input)) {
      if (!journal.done.has(step.number)) {
        const inDoubt = journal.inDoubt === step.number;
        journal.begin(step.number);
        await run(step, inDoubt);
      }
      lines += step.kind === "batch" ? step.lines.length : 1;
      onProgress(lines);
    }
  } finally {
    journal.close();
  }

  async function run(step: Step, inDoubt: boolean): Promise<void> {
    if (step.kind === "oversized") {
      await quarantineOversized(clients, job.outputs, job.input, job.run, step);
      journal.finish(step.number);
      return;
    }
    const stream = job.outputs.streams[step.topic];
    const records = step.lines.map(({ index, bytes }) => ({ key: `${job.run}-${index}`, bytes }));
    const since = journal.positions.get(stream.name) ?? {};
    const reached = await putOnce(clients.kinesis, stream, records, since, inDoubt);
    journal.finish(step.number, stream.name, reached);
  }
}
