import Module from "node:module";
import { join } from "node:path";
import { compileModule } from "../components/shared/bundle";
import { REPOSITORY } from "../local/shared/paths";

/**
 * The exports of a module, compiled and joined as functions are deployed. Loaded from its source a module runs slower:
 * what compiles it there (tsx) gives every inner function its name each time it is made, up to twice the time of a hot path.
 * @param path of the source from the repository's root, such as `runtime/redaction/index.ts`
 */
export function asDeployed<T>(path: string): T {
  const file = join(REPOSITORY, path);
  const loaded = new Module(file) as Module & { _compile(code: string, file: string): void };
  loaded.filename = file;
  loaded.paths = module.paths;
  loaded._compile(compileModule(path), file);
  return loaded.exports as T;
}
