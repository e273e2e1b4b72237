import { emulatorEnvironment } from "../../../../local/emulator";
import { clearModelCache } from "../../../../local/models";

/** Points STRATA_MODELS at the emulator's environment for the tests of the enclosing `describe`. */
export function useModels(): void {
  let models: string | undefined;
  let region: string | undefined;
  before(async function () {
    this.timeout(600_000);
    models = process.env["STRATA_MODELS"];
    region = process.env["AWS_REGION"];
    process.env["STRATA_MODELS"] = (await emulatorEnvironment()).sitePackages;
    process.env["AWS_REGION"] = "us-east-1";
  });
  after(() => {
    restore("STRATA_MODELS", models);
    restore("AWS_REGION", region);
    clearModelCache();
  });
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
