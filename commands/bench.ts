import { writeFileSync } from "node:fs";
import { writeDocument } from "../bench/document";
import type { Outcome } from "../bench/item";
import { installPeers } from "../bench/peers";
import { COLUMNS, reaches, rowsOf } from "../bench/report";
import { itemNames, runInProcess } from "../bench/run";
import { table } from "../demo/report/table";
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
      const quick = options.quick === true;
      const step = (text: string) => progress.step(`${name}: ${text}`);
      step("starting");
      try {
        results.set(name, await runInProcess({ name, peersFolder, quick }, step, signal));
      } catch (error) {
        if (signal.aborted) throw error;
        failed++;
        progress.line(`error: ${(error as Error).message}`);
      }
    }
    progress.end();
    const rows = [...results].flatMap(([name, result]) => rowsOf(name, result));
    if (rows.length > 0)
      print(
        table(
          COLUMNS,
          rows.map((row) => COLUMNS.map((column) => row[column])),
        ),
      );
    for (const [name, { figures }] of results) {
      for (const figure of figures.filter((one) => !reaches(one))) {
        print(`below its target: ${name}, ${figure.what}`);
      }
    }
    if (options.json)
      writeFileSync(options.json, `${JSON.stringify(Object.fromEntries(results), undefined, 2)}\n`);
    if (options.docs) for (const file of await writeDocument(results, peersFolder)) print(`wrote ${file}`);
    return failed > 0 ? EXIT.failed : EXIT.ok;
  },
});
