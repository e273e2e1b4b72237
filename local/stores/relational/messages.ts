import type { Duplex } from "node:stream";
import { readBytes } from "../shared/read-bytes";

/** Codes in place of a protocol version, in a client's first message. */
export const SSL_REQUEST = 80_877_103;
export const GSS_REQUEST = 80_877_104;
export const CANCEL_REQUEST = 80_877_102;
export const PROTOCOL_3 = 196_608;

/** A session token alone may have 4 kB; PostgreSQL itself takes 10 kB of start-up parameters. */
const LONGEST = 65_536;

/** A message with the code that follows its length; a client's first has no type before the length. */
export async function readStart(stream: Duplex): Promise<{ code: number; raw: Buffer }> {
  const head = await readBytes(stream, 8);
  const length = head.readUInt32BE(0);
  if (length < 8 || length > LONGEST) throw new Error("no PostgreSQL start-up message");
  const rest = length > 8 ? await readBytes(stream, length - 8) : Buffer.alloc(0);
  return { code: head.readUInt32BE(4), raw: Buffer.concat([head, rest]) };
}

/** Names and values of a start-up message. */
export function parametersOf(raw: Buffer): Map<string, string> {
  const words = raw.subarray(8).toString("utf8").split("\0");
  const parameters = new Map<string, string>();
  for (let index = 0; words[index]; index += 2) parameters.set(words[index] ?? "", words[index + 1] ?? "");
  return parameters;
}

export function startMessage(parameters: ReadonlyMap<string, string>): Buffer {
  const words = [...parameters].map(([name, value]) => `${name}\0${value}\0`).join("");
  const body = Buffer.from(`${words}\0`, "utf8");
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.writeUInt32BE(PROTOCOL_3, 4);
  return Buffer.concat([head, body]);
}

/** Asks for a password in clear text, which TLS protects, and reads it: as RDS does for IAM tokens. */
export async function askPassword(stream: Duplex): Promise<string> {
  stream.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]));
  const head = await readBytes(stream, 5);
  const length = head.readUInt32BE(1);
  if (head[0] !== 0x70 || length < 5 || length > LONGEST) throw new Error("no PostgreSQL password message");
  return (await readBytes(stream, length - 4)).toString("utf8").replace(/\0$/, "");
}

/** A fatal error, after which the server closes the connection. */
export function fatal(code: string, message: string): Buffer {
  const fields = [`SFATAL`, `VFATAL`, `C${code}`, `M${message}`].map((field) => `${field}\0`).join("");
  const body = Buffer.from(`${fields}\0`, "utf8");
  const head = Buffer.alloc(5);
  head[0] = 0x45;
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
