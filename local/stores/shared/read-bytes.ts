import type { Duplex } from "node:stream";

/** The next bytes of a stream. @throws Error when it ends first */
export function readBytes(stream: Duplex, count: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (work: () => void) => {
      stream.off("readable", look);
      stream.off("close", ended);
      stream.off("end", ended);
      work();
    };
    const look = () => {
      const bytes = stream.read(count) as Buffer | null;
      if (bytes === null) return;
      if (bytes.length < count) settle(() => reject(new Error("the client ended in mid-message")));
      else settle(() => resolve(bytes));
    };
    const ended = () => settle(() => reject(new Error("the client ended")));
    stream.on("readable", look);
    stream.once("close", ended);
    stream.once("end", ended);
    look();
  });
}
