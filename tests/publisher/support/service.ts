import { KINESIS_LIMITS, type OutgoingRecord, type PutOutcome, type Sink } from "../../../publisher";

/** What a request comes to: it fails as a whole, its answer is lost after it was stored or never comes, or records fail. */
export interface Fate {
  whole?: "refused" | "lost" | "silent";
  /** Whether the record at an index fails; repeated as often as needed. */
  fails?: readonly boolean[];
  /** Turns of the event loop until the service looks at the request, and then until its answer comes. */
  turns?: readonly [number, number];
}

/** A service in memory that does to each request what it is told, and remembers what it stored. */
export interface Service {
  sink: Sink;
  /** Every request, as it was sent. */
  requests: { stream: string; records: readonly OutgoingRecord[] }[];
  /** Every record stored, in the order of the stream. */
  stored: OutgoingRecord[];
  /** Requests under way at once, at most. */
  most: number;
}

/** @param fateOf what becomes of the request of a number, from 0 */
export function createService(fateOf: (number: number) => Fate = () => ({}), settings: Partial<Sink> = {}) {
  let underWay = 0;
  const service: Service = {
    requests: [],
    stored: [],
    most: 0,
    sink: { limits: KINESIS_LIMITS, ordered: true, put, ...settings },
  };
  return service;

  async function put(stream: string, records: readonly OutgoingRecord[]): Promise<PutOutcome[]> {
    const { whole, fails = [false], turns = [0, 0] } = fateOf(service.requests.length);
    service.requests.push({ stream, records });
    service.most = Math.max(service.most, ++underWay);
    await turn(turns[0]);
    const outcomes = records.map((record, at): PutOutcome => {
      if (whole === "refused" || fails[at % fails.length])
        return { error: "ProvisionedThroughputExceededException" };
      service.stored.push(record);
      return { shard: "shardId-0", sequence: String(service.stored.length) };
    });
    await turn(turns[1]);
    if (whole === "silent") await new Promise(() => undefined);
    underWay -= 1;
    if (whole) throw Object.assign(new Error("Marlowe"), { name: "TimeoutError" });
    return outcomes;
  }
}

async function turn(times: number): Promise<void> {
  for (let time = 0; time < times; time++) await new Promise(setImmediate);
}

export const textOf = ({ bytes }: Pick<OutgoingRecord, "bytes">): string => Buffer.from(bytes).toString();
export const idOf = (record: OutgoingRecord): string => JSON.parse(textOf(record)).event_id;
