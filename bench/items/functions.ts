import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { coldLoad } from "../functions/cold-load";
import { defaultPackage, ownPackages, type PackageFiles } from "../functions/package";
import type { BenchItem, Figure } from "../item";

const DEFAULT = "CallbackFunction's default package";
/** What a function's package may weigh: the event processor carries the redactor's data. */
const LIMIT_KB = { "event-processor": 800, default: 300 };

export const item: BenchItem = {
  name: "functions",
  summary:
    "Size of each function's package and the time a fresh process takes to load its handler, against the package that " +
    "Pulumi's CallbackFunction makes by itself.",
  async run({ scratch, progress }) {
    const figures: Figure[] = [];
    for (const [job, files] of await ownPackages()) {
      progress(job);
      const ours = measure(files, join(scratch, job));
      const theirs = measure(await defaultPackage(job), join(scratch, `${job}-default`));
      figures.push(
        {
          what: `${job}: zip`,
          unit: "KB",
          better: "lower",
          ours: ours.kilobytes,
          target: job === "event-processor" ? LIMIT_KB[job] : LIMIT_KB.default,
          peers: [{ name: DEFAULT, value: theirs.kilobytes }],
        },
        {
          what: `${job}: load of the handler`,
          unit: "ms",
          better: "lower",
          ours: ours.milliseconds,
          peers: [{ name: DEFAULT, value: theirs.milliseconds }],
        },
      );
    }
    return { figures, notes: ["The peer loads the same SDK clients without any code of the handler."] };
  },
};

function measure(files: PackageFiles, folder: string): { kilobytes: number; milliseconds: number } {
  mkdirSync(folder, { recursive: true });
  return { kilobytes: zipSync(files, { level: 9 }).byteLength / 1024, milliseconds: coldLoad(files, folder) };
}
