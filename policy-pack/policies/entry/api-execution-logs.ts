import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { HTTP_STAGE, REST_API, REST_METHOD_SETTINGS, REST_STAGE } from "../../model/services/entry";
import type { Resource, Stack } from "../../model/stack/stack";

/** A refused or failed call is told by the gateway alone. Bodies stay out: a data trace would copy records to the log. */
export const apiExecutionLogs: Rule = {
  id: "api-execution-logs",
  description: "Stages of APIs log every call, without its content.",
  level: "mandatory",
  controls: { ...AUDIT, aws: ["api-gw-execution-logging-enabled"] },
  scope: "stack",
  types: [...REST_STAGE, ...HTTP_STAGE],
  check(stage, report, stack) {
    const { name, props, type } = stage;
    if ((HTTP_STAGE as readonly string[]).includes(type)) {
      if (!props["accessLogSettings"]?.destinationArn)
        report(`Stage '${name}' logs no call`, "set accessLogSettings.destinationArn to a log group");
      return;
    }
    const settings = settingsOf(stage, stack);
    const logged = settings.some(
      ({ methodPath, settings: { loggingLevel } }) =>
        methodPath === "*/*" && ["INFO", "ERROR"].includes(loggingLevel),
    );
    if (!logged)
      report(
        `Stage '${name}' does not log all of its methods`,
        'add MethodSettings with methodPath "*/*" and settings.loggingLevel "INFO" or "ERROR"',
      );
    if (settings.some(({ settings: { dataTraceEnabled } }) => dataTraceEnabled === true))
      report(`Stage '${name}' logs the content of calls`, "set settings.dataTraceEnabled to false");
  },
};

function settingsOf(stage: Resource, stack: Stack) {
  const api = stack.find(stage.props["restApi"], REST_API);
  return (api ? stack.attachedTo(api, "restApi", REST_METHOD_SETTINGS) : [])
    .filter(({ props }) => props["stageName"] === stage.props["stageName"])
    .map(({ props }) => ({ methodPath: props["methodPath"], settings: props["settings"] ?? {} }));
}
