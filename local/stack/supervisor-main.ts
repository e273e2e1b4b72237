import type { Order, Report, SupervisorOptions } from "./messages";
import { supervise } from "./supervisor";

/**
 * The supervisor's process. It ends with its owner, however that ends, until it is told to `keep` the stack; from
 * then on only a signal ends it.
 */
const options = JSON.parse(process.argv[2] ?? "") as SupervisorOptions;
let kept = false;
let ending = false;

const supervisor = supervise(options, (report) => {
  send(report);
  if (report.type === "failed") end(1);
});

supervisor.ready.then(
  () => send({ type: "ready" }),
  () => undefined,
);

process.on("message", (order: Order) => {
  if (order.type === "keep") kept = true;
  else stop();
});
process.on("disconnect", () => {
  if (!kept) stop();
});
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, stop);

function stop(): void {
  supervisor.stop().then(
    () => end(0),
    () => end(1),
  );
}

/** Lets the last report leave before the process ends. */
function end(code: number): void {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(code), 50);
}

function send(report: Report): void {
  if (process.connected) process.send?.(report, () => undefined);
}
