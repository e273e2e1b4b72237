import { type Recording, recordStack } from "../local/gate";
import { stackFile } from "../local/stack/config";
import { type CommandContext, UsageError } from "./cli";
import type { OptionSpecs } from "./option-specs";

/** The option of commands that read a stack without deploying it. */
export const STACK_OPTION = {
  type: "string",
  default: "dev",
  placeholder: "NAME",
  description: "the stack: its settings are in Pulumi.NAME.yaml",
} as const;

/**
 * Records a stack for a command. A signal ends the engine and removes the throw-away state before the command ends.
 * @param stacks - folder of the stack's file, where it does not stand beside the program
 * @throws UsageError that names the stacks there are
 */
export function recordFor(
  context: Pick<CommandContext<OptionSpecs>, "onExit" | "progress" | "signal">,
  stack: string,
  policyPack?: string,
  stacks?: string,
): Promise<Recording> {
  try {
    stackFile(stack, stacks);
  } catch (error) {
    throw new UsageError(`Option '--stack': ${(error as Error).message}`);
  }
  const { progress, signal } = context;
  const recording = recordStack({ stack, policyPack, stacks, signal, onProgress: progress.step });
  context.onExit(() => recording.then(nothing, nothing));
  return recording.finally(progress.end);
}

function nothing(): void {}
