import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { findOnPath, isExecutable } from "../shared/executables";
import { REPOSITORY } from "../shared/paths";

const LANGUAGE_HOST = "pulumi-language-nodejs";

/** State of local stacks holds nothing but the emulator's values, so its passphrase needs no secrecy. */
const PASSPHRASE = "local";

/**
 * Everything the engine, the program and the providers see. Of the user's environment only PATH gets in: no
 * credentials, no profile, no access token. Whatever they write goes below `stateDir`.
 * @param engine - path of the engine; where it has no Node language host beside it, ours is put on PATH
 */
export function engineEnvironment(
  engine: string,
  stateDir: string,
  extra: NodeJS.ProcessEnv = {},
): NodeJS.ProcessEnv {
  const [state, home, temporary] = ["pulumi", "pulumi-home", "tmp"].map((name) => join(stateDir, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [state, home, temporary]) mkdirSync(folder, { recursive: true });
  withoutLog(home);
  const path = [
    ...languageHostFolder(engine),
    join(REPOSITORY, "node_modules", ".bin"),
    process.env["PATH"] ?? "",
  ];
  return {
    PATH: path.filter(Boolean).join(delimiter),
    HOME: home,
    TMPDIR: temporary,
    LANG: "C.UTF-8",
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: pathToFileURL(state).href,
    PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_DEBUG_COMMANDS: "true",
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    ...extra,
  };
}

/**
 * The engine keeps a log of everything it does, compressed and encrypted: a third of its work in a preview, and no setting turns it off.
 * Where a file stands in the place of its folder it goes without. What matters here is in the log of its events.
 */
function withoutLog(home: string): void {
  try {
    writeFileSync(join(home, "logs"), "", { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** An installed CLI brings its own host, beside it or on PATH; one built from source has none. */
function languageHostFolder(engine: string): string[] {
  const beside = [engine, realpathSync(engine)].some((path) =>
    isExecutable(join(dirname(path), LANGUAGE_HOST)),
  );
  return beside || findOnPath(LANGUAGE_HOST) ? [] : [join(__dirname, "language-host")];
}
