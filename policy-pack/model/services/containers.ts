import type { Props } from "../stack/stack";

export const TASK = ["aws:ecs/taskDefinition:TaskDefinition"] as const;
export const IMAGES = ["aws:ecr/repository:Repository"] as const;
export const FILE_SYSTEM = ["aws:efs/fileSystem:FileSystem"] as const;

/** The containers of a task; its definition travels as JSON text. */
export function containersOf(task: Props): Props[] {
  const given = task["containerDefinitions"] ?? [];
  return typeof given === "string" ? JSON.parse(given) : given;
}
