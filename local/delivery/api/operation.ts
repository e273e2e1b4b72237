import type { Roles } from "../destination/role";
import type { Registry } from "../registry";
import type { RunningStream } from "../stream/stream";

export interface Context {
  registry: Registry;
  roles: Roles;
  region: string;
  /** The emulator's account. */
  account: string;
  /**
   * The stream of that name.
   * @throws ApiError ResourceNotFoundException
   */
  stream: (name: string | undefined) => RunningStream;
}

/** One operation of the API: input and output as JSON, errors as ApiError. */
export type Operation<Input, Output> = (input: Input, context: Context) => Output | Promise<Output>;
