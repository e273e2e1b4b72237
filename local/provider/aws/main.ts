import { serve } from "../protocol/server";
import { readEnvironment } from "./environment";
import { awsProvider } from "./provider";

/** The version of `@pulumi/aws` whose types the provider answers for. */
const { version } = require("@pulumi/aws/package.json") as { version: string };

serve(awsProvider(readEnvironment(), version), process.argv[2] ?? "");
