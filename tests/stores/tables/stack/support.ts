import { crisisQueries } from "../../../../runtime/stores/tables/crises";
import { settled } from "../../../faults/fault-case";
import { type Bench, startBench } from "../../../faults/support/bench";
import { type Event, event } from "../../../faults/support/input";
import { sharedPart } from "../../../support/shared-parts";

/** A stack without the network's stores, shared by the tests of this folder. */
export const stackBench = sharedPart(startBench, (bench: Bench) => bench.stop());

export const outputsOf = ({ stack }: Bench) => stack.running.outputs;

/** The documented queries over the stack's crises, or over those of a restored table. */
export const crisesOf = (bench: Bench, table = outputsOf(bench).tables.crisisEvents) =>
  crisisQueries(table, bench.stack.clients.dynamodb);

export const crisis = (change: (data: Event["data"]) => void = () => undefined): Event =>
  event("safety.crisis.detected", ({ data }) => change(data));

/** Publishes and waits until nothing is under way. */
export async function record(bench: Bench, lines: readonly Event[]): Promise<void> {
  await bench.publish(lines);
  await settled(bench);
}
