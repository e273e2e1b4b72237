import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { log } from "./log";
import type { Definition } from "./model";
import { RunningStream, type StreamDeps } from "./stream/stream";

/** How long a deleted stream may take to deliver what it has accepted. */
const FLUSH_MS = 10_000;

/** All delivery streams: their definitions on disk, each with its own journal folder. */
export class Registry {
  readonly #streams = new Map<string, RunningStream>();

  /** Takes up every stream that the folder knows. */
  constructor(
    private readonly folder: string,
    private readonly deps: StreamDeps,
  ) {
    mkdirSync(folder, { recursive: true });
    const known: Definition[] = existsSync(this.#file) ? JSON.parse(readFileSync(this.#file, "utf8")) : [];
    for (const definition of known) this.#start(definition);
    for (const { name, status } of known) if (status === "DELETING") this.#remove(name);
  }

  get(name: string): RunningStream | undefined {
    return this.#streams.get(name);
  }

  all(): RunningStream[] {
    return [...this.#streams.values()];
  }

  create(definition: Definition): void {
    this.#start(definition);
    this.#save();
  }

  /** Keeps a changed definition and lets the stream work under it. */
  update(definition: Definition): void {
    this.#streams.get(definition.name)?.configure(definition);
    this.#save();
  }

  /** Delivers what the stream holds, then forgets it. */
  delete(definition: Definition): void {
    this.update({ ...definition, status: "DELETING" });
    this.#remove(definition.name);
  }

  async close(): Promise<void> {
    await Promise.all(this.all().map((stream) => stream.close()));
  }

  #remove(name: string): void {
    const stream = this.#streams.get(name);
    stream?.remove(FLUSH_MS).then(
      () => {
        this.#streams.delete(name);
        this.#save();
        log("info", "removed a delivery stream", { stream: name });
      },
      (error) => log("error", "could not remove a delivery stream", { stream: name, reason: String(error) }),
    );
  }

  #start(definition: Definition): void {
    const folder = join(this.folder, `${definition.name}-${definition.createdAt}`);
    this.#streams.set(definition.name, new RunningStream(definition, folder, this.deps));
  }

  #save(): void {
    const text = JSON.stringify(this.all().map(({ definition }) => definition));
    writeFileSync(`${this.#file}.new`, text);
    renameSync(`${this.#file}.new`, this.#file);
  }

  get #file(): string {
    return join(this.folder, "streams.json");
  }
}
