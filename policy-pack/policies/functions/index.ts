import type { Rule } from "../../model/rules/rule";
import { batchPartialFailures } from "./batch-partial-failures";
import { functionInNetwork } from "./function-in-network";
import { functionSettings } from "./function-settings";
import { lambdaLogGroup } from "./lambda-log-group";
import { lambdaNoPlaintextSecrets } from "./lambda-no-plaintext-secrets";
import { lambdaPermissionScoped } from "./lambda-permission-scoped";
import { lambdaRuntime } from "./lambda-runtime";
import { lambdaTracing } from "./lambda-tracing";
import { machineLogs } from "./machine-logs";
import { machineTracing } from "./machine-tracing";
import { sourceRead } from "./source-read";
import { streamFailureDestination } from "./stream-failure-destination";
import { streamRetriesBounded } from "./stream-retries-bounded";

export const FUNCTIONS: readonly Rule[] = [
  machineTracing,
  machineLogs,
  batchPartialFailures,
  lambdaLogGroup,
  lambdaNoPlaintextSecrets,
  lambdaPermissionScoped,
  lambdaRuntime,
  lambdaTracing,
  streamFailureDestination,
  streamRetriesBounded,
  sourceRead,
  functionInNetwork,
  functionSettings,
];
