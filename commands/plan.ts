import { type Command, EXIT, runCommand } from "./cli";
import { recordFor, STACK_OPTION } from "./recording";

const OPTIONS = {
  stack: STACK_OPTION,
} as const;

/** Prints what a stack asks for, as the policy pack sees it. */
export const plan: Command<typeof OPTIONS> = {
  usage: "npm run -s plan --",
  summary:
    'Prints every resource of a stack as one JSON line {"urn","type","name","props","outputs","protect","provider",\n' +
    '"parent"}: props are the inputs that resource rules see, outputs what a provider adds for stack rules. Nothing is\n' +
    "deployed; ids and ARNs are predicted. Secrets and the code of functions are left out.",
  options: OPTIONS,
  async run(context) {
    const { resources } = await recordFor(context, context.options.stack);
    for (const resource of resources) context.print(JSON.stringify(resource));
    return EXIT.ok;
  },
};

if (require.main === module) void runCommand(plan);
