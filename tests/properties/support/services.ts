import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import type { FirehoseClient } from "@aws-sdk/client-firehose";
import type { Claim, Refusal } from "../../../runtime/shared/claims";

/**
 * What becomes of a call: done; refused; done but the answer is lost; done for every second record only; or the function
 * dies in it, before or after it is done, and no further call of that invocation comes through.
 */
export const FATES = ["done", "refused", "unanswered", "partly", "death before", "death after"] as const;
export type Fate = (typeof FATES)[number];

interface Input {
  DeliveryStreamName?: string;
  Records?: { Data: Uint8Array }[];
  Entries?: { Detail: string }[];
  logStreamName?: string;
  logEvents?: { timestamp: number; message: string }[];
  startTime?: number;
  endTime?: number;
}

/** Services in memory that keep what the real ones keep, and fail as they are told, one fate a call. */
export function createServices(fates: readonly Fate[]) {
  const left = [...fates];
  let dead = false;
  let serial = 0;
  const claims = new Map<string, string>();
  const delivered = new Map<string, { recordId: string; data: Buffer }[]>();
  const logs: { stream: string; timestamp: number; message: string }[] = [];
  const bus: string[] = [];
  const quarantine = new Map<string, string>();

  /** Makes a call meet its fate; `work` is told which records to leave out. */
  const meet = async <R>(work: (skip: (at: number) => boolean) => R): Promise<R> => {
    const fate: Fate = dead ? "death before" : (left.shift() ?? "done");
    if (fate === "refused") throw Object.assign(new Error("Refused."), { name: "ThrottlingException" });
    if (fate === "death before" || fate === "death after") dead = true;
    if (fate === "death before") throw new Error("The function is dead.");
    const result = work((at) => fate === "partly" && at % 2 === 0);
    if (fate === "unanswered" || fate === "death after") throw new Error("No answer.");
    return result;
  };
  const client = <C>(send: (input: Input) => Promise<object>) =>
    ({ send: ({ input }: { input: Input }) => send(input) }) as unknown as C;

  return {
    delivered,
    logs,
    bus,
    quarantine,
    /** Another invocation begins: a dead function lives again. */
    invocation: () => {
      dead = false;
    },
    writeClaims: (wanted: readonly Claim[]): Promise<readonly Refusal[]> =>
      meet((skip) => {
        const refusals = wanted.flatMap((claim, at): Refusal[] => {
          const heldBy = claims.get(claim.id);
          if (heldBy !== undefined) return [{ claim, heldBy }];
          return skip(at) ? [{ claim }] : [];
        });
        if (refusals.length === 0) for (const { id, owner } of wanted) claims.set(id, owner);
        return refusals;
      }),
    quarantined: (id: string, reason: string) => meet(() => void quarantine.set(id, reason)),
    firehose: client<FirehoseClient>(({ DeliveryStreamName = "", Records = [] }) =>
      meet((skip) => ({
        RequestResponses: Records.map(({ Data }, at) => {
          if (skip(at)) return { ErrorCode: "ServiceUnavailableException" };
          const recordId = String(++serial);
          const stream = delivered.get(DeliveryStreamName) ?? [];
          delivered.set(DeliveryStreamName, [...stream, { recordId, data: Buffer.from(Data) }]);
          return { RecordId: recordId };
        }),
      })),
    ),
    events: client<EventBridgeClient>(({ Entries = [] }) =>
      meet((skip) => ({
        Entries: Entries.map(({ Detail }, at) => {
          if (skip(at)) return { ErrorCode: "ThrottlingException" };
          bus.push(Detail);
          return { EventId: String(++serial) };
        }),
      })),
    ),
    cloudWatch: client<CloudWatchLogsClient>(
      ({ logStreamName: stream = "", logEvents, startTime = 0, endTime = 0 }) => {
        if (logEvents)
          return meet(() => ({ at: logs.push(...logEvents.map((entry) => ({ stream, ...entry }))) }));
        const between = ({ timestamp }: { timestamp: number }) =>
          timestamp >= startTime && timestamp < endTime;
        return meet(() => ({ events: logs.filter((entry) => entry.stream === stream && between(entry)) }));
      },
    ),
  };
}

export type Services = ReturnType<typeof createServices>;
