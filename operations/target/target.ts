import type { StackOutputs } from "../../contracts/outputs";
import { TOPICS } from "../../contracts/topics";

/** What operations need to know of a stack. */
export type OperatedOutputs = Pick<StackOutputs, "streams" | "bus" | "buckets" | "tables" | "subjectKeys"> &
  // Outputs of an older stack have none.
  Partial<Pick<StackOutputs, "evidence" | "functions">>;

/** A stack to operate on: the embedded AWS at an endpoint of its own, or an account. */
export interface Target {
  region: string;
  outputs: OperatedOutputs;
  /** @default AWS's own endpoints */
  endpoint?: string;
  /** @default the SDK's chain of credentials */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/** The outputs are not those of a stack of this program. */
export class WrongOutputs extends Error {
  override name = "WrongOutputs";
}

/** Outputs without which nothing can be operated, as paths. */
const NEEDED = [
  ["bus", "arn"],
  ["bus", "archiveName"],
  ["buckets", "quarantine"],
  ["tables", "quarantineIndex"],
  ["tables", "eventClaims"],
  ["tables", "subjectKeys"],
  ...TOPICS.map((topic) => ["streams", topic, "name"]),
];

/**
 * The target that `pulumi stack output --json` describes.
 *
 * @throws WrongOutputs naming the first output that is missing
 */
export function targetOf(outputs: unknown, access: Omit<Target, "outputs" | "region"> = {}): Target {
  for (const path of NEEDED) {
    const value = path.reduce<unknown>((node, name) => (node as Record<string, unknown>)?.[name], outputs);
    if (typeof value !== "string" || value === "")
      throw new WrongOutputs(
        `The outputs have no text '${path.join(".")}'; give those of: pulumi stack output --json`,
      );
  }
  const given = outputs as OperatedOutputs;
  const region = given.bus.arn.split(":")[3];
  if (!region)
    throw new WrongOutputs(`The output 'bus.arn' is '${given.bus.arn}'; an ARN of EventBridge is allowed`);
  return { region, outputs: given, ...access };
}
