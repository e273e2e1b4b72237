import { once } from "node:events";
import { readFileSync } from "node:fs";
import { PII_TYPES, type RedactorOptions } from "../runtime/redaction";
import { EXIT, runCommand, UsageError } from "./cli";
import { createAnswer, linesOf } from "./redact-lines";

/** Options of the redactor that the flags ask for. */
function redactorOptions(types: readonly string[], keyFile: string | undefined): RedactorOptions {
  if (types.length === 0) {
    if (keyFile !== undefined) throw new UsageError("--key-file is for --pseudonym TYPE.");
    return {};
  }
  if (keyFile === undefined)
    throw new UsageError("--pseudonym needs --key-file FILE, the tenant's secret key.");
  const key = readFileSync(keyFile);
  if (key.length === 0) throw new UsageError(`--key-file: ${keyFile} is empty.`);
  return {
    replacements: types.includes("all")
      ? "pseudonym"
      : Object.fromEntries(types.map((type) => [type, "pseudonym" as const])),
    pseudonymKey: () => key,
  };
}

void runCommand({
  usage: "npm run -s redact --",
  summary:
    'Redacts text. Reads NDJSON {"text"} on stdin and writes NDJSON {"text","found":[{type,start,end}]} on stdout, in\n' +
    "order; offsets are UTF-16 code units of the text given. A line that holds no text or is too long gives\n" +
    "{error,line}, and the work goes on. Exit code: 0 every line was redacted, 1 some line was not, 2 wrong usage.",
  options: {
    pseudonym: {
      type: "strings",
      placeholder: "TYPE",
      choices: ["all", ...PII_TYPES],
      description: "write values of this type as pseudonyms that link equal values",
    },
    "key-file": {
      type: "string",
      placeholder: "FILE",
      description: "the tenant's secret key for pseudonyms",
    },
  },
  async run({ signal, options }) {
    const answer = createAnswer(redactorOptions(options.pseudonym, options["key-file"]));
    // An input that says nothing more would keep a stopped command waiting.
    signal.addEventListener("abort", () => process.stdin.destroy(), { once: true });
    let number = 0;
    let failed = 0;
    for await (const lines of linesOf(process.stdin)) {
      let output = "";
      for (const input of lines) {
        if (signal.aborted) break;
        const { line, ok } = answer(input, ++number);
        if (!ok) failed++;
        output += `${line}\n`;
      }
      // A slow reader must not make the output pile up in memory.
      if (output && !process.stdout.write(output)) await once(process.stdout, "drain", { signal });
    }
    return failed > 0 ? EXIT.failed : EXIT.ok;
  },
});
