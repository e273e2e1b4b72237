import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findOnPath } from "../shared/executables";
import { findPython } from "../shared/python";
import { runTool } from "../shared/tool";
import { publish } from "./download";
import type { ResolveOptions } from "./obtain";
import { PULUMI_VERSION } from "./version";

const SOURCE = join(__dirname, "source");

const MODULE = "github.com/pulumi/pulumi";

/** Two slow cores need about five minutes; a machine that needs six times that gives up. */
const BUILD_TIMEOUT_MS = 1_800_000;

/** Packages the compiler reports; a share of them is all a progress line needs. */
const PACKAGES = 1650;
const REPORT_EVERY = 14;

/**
 * Builds the engine from its Go module, pinned by `source/go.sum`, into `folder`. Go's own caches are made beside
 * it and removed afterwards, so that nothing else is left on the machine.
 * @throws Error when there is no Go, or the build fails, with its last lines
 */
export async function buildEngine(folder: string, options: ResolveOptions): Promise<void> {
  const env = options.env ?? process.env;
  const go = findOnPath("go", env);
  if (!go) throw new Error("go is not on PATH");
  const work = `${folder}.build`;
  rmSync(work, { recursive: true, force: true });
  const [source, draft] = [join(work, "source"), join(work, "engine")];
  mkdirSync(source, { recursive: true });
  mkdirSync(join(draft, "bin"), { recursive: true });
  for (const name of ["go.mod", "go.sum"]) copyFileSync(join(SOURCE, name), join(source, name));
  const flags = `-s -w -X ${MODULE}/sdk/v3/go/common/version.Version=v${PULUMI_VERSION}`;
  const target = join(draft, "bin", "pulumi");
  const python = await findPython(env).then(
    (found) => found.path,
    () => undefined,
  );
  const tool = {
    cwd: source,
    env: {
      ...env,
      GOPATH: join(work, "go"),
      GOCACHE: join(work, "cache"),
      GOFLAGS: "-modcacherw -mod=readonly",
    },
    timeoutMs: BUILD_TIMEOUT_MS,
    signal: options.signal,
    python,
  };
  try {
    options.onProgress?.("engine: fetching the sources of Pulumi (once)");
    let compiled = 0;
    const args = ["build", "-v", "-trimpath", "-ldflags", flags, "-o", target, `${MODULE}/pkg/v3/cmd/pulumi`];
    await runTool(go, args, {
      ...tool,
      onLine: (line) => {
        if (line.startsWith("go: ")) return;
        compiled += 1;
        if (compiled % REPORT_EVERY === 0) options.onProgress?.(buildProgress(compiled));
      },
    });
    publish(draft, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function buildProgress(compiled: number): string {
  const percent = Math.min(99, Math.floor((100 * compiled) / PACKAGES));
  return `engine: building Pulumi ${PULUMI_VERSION} (once, 3 to 5 minutes): ${percent} %`;
}

/** The engine's version that `source/go.mod` pins. */
export function pinnedVersion(): string | undefined {
  return new RegExp(`${MODULE}/pkg/v3 v(\\S+)`).exec(readFileSync(join(SOURCE, "go.mod"), "utf8"))?.[1];
}
