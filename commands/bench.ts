import { writeDocument } from "../bench/document";
import type { Outcome } from "../bench/item";
import { installPeers } from "../bench/peers";
import { COLUMNS, reaches, rowsOf } from "../bench/report";
import { itemNames, runInProcess } from "../bench/run";
import { table } from "../demo/report/table";
import { writeJson } from "../local/shared/files";
import { EXIT, runCommand } from "./cli";

void runCommand({
  usage: "npm run bench --",
  summary:
    "Measures every hot path beside its peers in the same run: ours, the peer, the ratio, and the physical limit where\n" +
    "there is one. Takes minutes; a quiet machine gives honest figures. Exit code: 0 every benchmark ran (its figures may\n" +
    "fall short of their targets: they depend on the machine), 1 one could not be run, 2 wrong usage.",
  options: {
    only: { type: "strings", choices: itemNames(), description: "run this benchmark only" },
    quick: { type: "boolean", description: "small inputs: shows that everything runs, proves no figure" },
    json: { type: "string", placeholder: "FILE", description: "also write all figures as JSON" },
    docs: { type: "boolean", description: "also write docs/performance.md and its curves" },
  },
  async run({ options, progress, signal, print }) {
    const names =
      options.only.length > 0 ? itemNames().filter((name) => options.only.includes(name)) : itemNames();
    const peersFolder = await installPeers(progress.step, signal);
    const results = new Map<string, Outcome>();
    let failed = 0;
    for (const name of names) {
      const step = (text: string) => progress.step(`${name}: ${text}`);
      step("starting");
      try {
        results.set(name, await runInProcess({ name, peersFolder, quick: options.quick }, step, signal));
        // After each benchmark, so that stopping a long run loses only the one at work.
        if (options.json) writeJson(options.json, Object.fromEntries(results));
        if (options.docs) await writeDocument(results, peersFolder);
      } catch (error) {
        if (signal.aborted) throw error;
        failed++;
        progress.line(`error: ${(error as Error).message}`);
      }
    }
    progress.end();
    for (const line of linesOf(results)) print(line);
    return failed > 0 ? EXIT.failed : EXIT.ok;
  },
});

function linesOf(results: ReadonlyMap<string, Outcome>): string[] {
  const rows = [...results].flatMap(([name, result]) => rowsOf(name, result));
  if (rows.length === 0) return [];
  const below = [...results].flatMap(([name, { figures }]) =>
    figures.filter((figure) => !reaches(figure)).map(({ what }) => `below its target: ${name}, ${what}`),
  );
  return [
    table(
      COLUMNS,
      rows.map((row) => COLUMNS.map((column) => row[column])),
    ),
    ...below,
  ];
}
