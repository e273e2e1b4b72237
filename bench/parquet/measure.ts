import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { WRITERS, type WriterTask } from "./writers";

/** One writer in this process: prints its seconds, the peak of its memory and the size of what it wrote, in MB. */
async function measure(name: string, task: WriterTask): Promise<void> {
  const started = performance.now();
  await WRITERS[name]?.write(task);
  const seconds = (performance.now() - started) / 1000;
  const files = readdirSync(task.out, { recursive: true }) as string[];
  const bytes = files
    .filter((file) => file.endsWith(".parquet"))
    .map((file) => statSync(join(task.out, file)).size);
  const result = {
    seconds,
    memory: process.resourceUsage().maxRSS / 1024,
    size: bytes.reduce((sum, size) => sum + size, 0) / 1e6,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
}

const [name = "", task = "{}"] = process.argv.slice(2);
void measure(name, JSON.parse(task) as WriterTask);
