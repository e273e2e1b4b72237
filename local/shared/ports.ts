import { randomInt } from "node:crypto";
import { connect, createServer } from "node:net";

const HOST = "127.0.0.1";

/** Below the range that systems take the ports of outgoing connections from: nobody gets one of these by chance. */
const FIRST_PORT = 20_000;
const LAST_PORT = 32_000;

/** Different loopback ports that are free now. Who binds one later may still lose the race and has to say so. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, holdFreePort));
  await Promise.all(held.map(({ close }) => close()));
  return held.map(({ port }) => port);
}

/** Tries ports at random, so that two that look at the same time rarely look at the same one. */
async function holdFreePort(): Promise<Awaited<ReturnType<typeof listen>>> {
  for (;;) {
    try {
      return await listen(randomInt(FIRST_PORT, LAST_PORT));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    }
  }
}

/** @throws Error naming the port and the flag where something else holds it */
export async function requireFreePort(port: number, flag: string): Promise<number> {
  try {
    await (await listen(port)).close();
    return port;
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === "EADDRINUSE" ? "is in use" : (error as Error).message;
    throw new Error(`port ${port} on ${HOST} ${reason}; free it, or choose another with ${flag}`);
  }
}

/** Whether something accepts connections there. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: HOST, port, timeout: 1000 });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => done(true));
    socket.once("timeout", () => done(false));
    socket.once("error", () => done(false));
  });
}

function listen(port: number): Promise<{ port: number; close(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host: HOST, port, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === "object" && address ? address.port : port;
      resolve({ port: bound, close: () => new Promise((closed) => server.close(() => closed())) });
    });
  });
}
