type Close = () => Promise<void>;

/** Publishers that close on SIGTERM. One listener serves all of them and exists only as long as there is one. */
const publishers = new Set<Close>();

/** Closes a publisher when the process gets SIGTERM. Returns the way to take it off again. */
export function closeOnSigterm(close: Close): () => void {
  if (publishers.size === 0) process.on("SIGTERM", onSigterm);
  publishers.add(close);
  return () => {
    publishers.delete(close);
    if (publishers.size === 0) process.off("SIGTERM", onSigterm);
  };
}

/** Tells the listeners of several copies of this package from those of the process. */
const MARK = Symbol.for("@strata/publisher");

/**
 * A listener keeps Node from ending by the signal. So where the process has no handler of its own, the signal is sent
 * again when all is closed and nobody listens; where it has one, that one decides.
 */
function onSigterm(): void {
  const alone = process.listeners("SIGTERM").every((listener) => MARK in listener);
  void Promise.allSettled([...publishers].map((close) => close())).then(() => {
    if (alone) process.kill(process.pid, "SIGTERM");
  });
}

Object.defineProperty(onSigterm, MARK, { value: true });
