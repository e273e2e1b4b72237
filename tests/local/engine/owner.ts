import { runPulumi } from "../../../local/engine";

/** Runs the engine as its owner and prints a line once the program has registered a resource. */
const [args, options] = JSON.parse(process.argv[2] ?? "") as [
  string[],
  { stateDir: string; projectDir: string },
];
const onEvent = (event: { resourcePreEvent?: unknown }) => {
  if (event.resourcePreEvent) process.stdout.write("running\n");
};
void runPulumi(args, { ...options, onEvent });
