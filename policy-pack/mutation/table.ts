import { type MutationReport, type Survivor, share, TARGET, type Tally } from "./report";

/** One stack and what was done with it. */
export interface Judged {
  stack: string;
  resources: number;
  /** Mandatory violations of the stack as it is. */
  violations: number;
  mutants: number;
  /** Time to judge, without the recording. */
  seconds: number;
}

/** The report as people read it: shares per type, what survived, what each stack took. */
export function* mutationLines(stacks: readonly Judged[], report: MutationReport): Generator<string> {
  const width = Math.max(8, ...report.types.map(({ type }) => type.length));
  yield `${"type".padEnd(width)}  mutants  caught  mandatory  caught`;
  for (const { type, mandatory, ...all } of report.types) yield row(type.padEnd(width), all, mandatory);
  yield row("all".padEnd(width), report, report.mandatory);
  yield "";
  for (const survivor of report.survivors) yield survivorLine(survivor);
  if (report.survivors.length > 0) yield "";
  for (const { stack, resources, violations, mutants, seconds } of stacks) {
    const unbroken = violations === 0 ? "" : `; as it is, ${violations} mandatory violations`;
    yield `stack "${stack}": ${resources} resources, ${mutants} mutants in ${seconds.toFixed(1)} s${unbroken}`;
  }
  yield `mandatory ${percent(report.mandatory)} (target ${TARGET.mandatory} %), all ${percent(report)} ` +
    `(target ${TARGET.overall} %), ${report.undecided} only by a rule that could not be decided`;
}

/** `99.5 %`; 100 only where nothing is missing. */
export function percent(tally: Tally): string {
  return `${(Math.floor(share(tally) * 10) / 10).toFixed(1)} %`;
}

function row(type: string, all: Tally, mandatory: Tally): string {
  const cells = [String(all.mutants).padStart(7), percent(all).padStart(7)];
  const required = [String(mandatory.mutants).padStart(8), percent(mandatory).padStart(7)];
  return [type, ...cells, ...required].join("  ");
}

function survivorLine({
  mandatory,
  type,
  property,
  how,
  survived,
  mutants,
  example,
  accepted,
}: Survivor): string {
  const head = `${mandatory ? "SURVIVES" : "accepted"}  ${type} ${property} ${how}`;
  return `${head}: ${survived} of ${mutants}, such as ${example}${accepted ? ` (${accepted})` : ""}`;
}
