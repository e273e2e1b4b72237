import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { giveToServer } from "./user";

/** The system's limit for a socket's path is 104 to 108 bytes; room for the socket's own name. */
const LONGEST = 80;

/** Where the Unix socket of a server lies whose data is in `dir`: below it where that is short. */
export function socketFolderOf(dir: string): string {
  const below = join(dir, "socket");
  const hash = createHash("sha256").update(dir).digest("hex").slice(0, 12);
  return below.length <= LONGEST ? below : join(tmpdir().slice(0, 40), `strata-${hash}`);
}

/** An empty folder for a server's Unix socket that only the server's user can enter. */
export function socketFolder(dir: string): string {
  const folder = socketFolderOf(dir);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveToServer(folder);
  return folder;
}
