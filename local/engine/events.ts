/** One line of the engine's event log; every line has exactly one of the optional members. */
export interface EngineEvent {
  readonly sequence: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly diagnosticEvent?: { urn?: string; message: string; severity: string; ephemeral?: boolean };
  readonly policyEvent?: PolicyEvent;
  readonly policyRemediationEvent?: PolicyRemediationEvent;
  readonly resourcePreEvent?: { metadata: StepMetadata };
  readonly resOutputsEvent?: { metadata: StepMetadata };
  readonly resOpFailedEvent?: { metadata: StepMetadata };
  readonly summaryEvent?: {
    durationSeconds: number;
    resourceChanges?: Record<string, number>;
    result?: string;
  };
}

export interface StepMetadata {
  /** `create`, `update`, `replace`, `delete`, `same`, `refresh` … */
  readonly op: string;
  readonly urn: string;
  readonly type: string;
}

export interface PolicyEvent {
  readonly resourceUrn?: string;
  readonly message: string;
  readonly policyName: string;
  readonly policyPackName: string;
  readonly enforcementLevel: string;
}

/** A policy changed the inputs of a resource before it was deployed. */
export interface PolicyRemediationEvent {
  readonly resourceUrn?: string;
  readonly policyName: string;
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
}

export interface Diagnostic {
  readonly severity: string;
  /** URN of the resource it is about; undefined for the run as a whole. */
  readonly urn: string | undefined;
  readonly message: string;
}

/** Warnings and errors for people: colours and the engine's debug lines are gone. */
export function diagnosticsOf(events: readonly EngineEvent[]): Diagnostic[] {
  return events.flatMap(({ diagnosticEvent: event }) => {
    if (!event || !["error", "warning"].includes(event.severity)) return [];
    const message = plain(event.message);
    if (message.startsWith("using pulumi-language-nodejs from $PATH")) return [];
    return [{ severity: event.severity, urn: event.urn || undefined, message }];
  });
}

export function policyEventsOf(events: readonly EngineEvent[]): PolicyEvent[] {
  return events.flatMap(({ policyEvent: event }) =>
    event ? [{ ...event, message: plain(event.message) }] : [],
  );
}

/** Resources per operation, as the engine sums them up: `same`, `create`, `update` … */
export function changesOf(events: readonly EngineEvent[]): Record<string, number> {
  return events.findLast((event) => event.summaryEvent)?.summaryEvent?.resourceChanges ?? {};
}

/** `aws:kinesis/stream:Stream chat` of a URN. */
export function resourceLabel(urn: string): string {
  const [, , types = "", ...name] = urn.split("::");
  return `${types.split("$").at(-1)} ${name.join("::")}`;
}

/** The step an event begins, where it changes something; for progress lines. */
export function stepOf(event: EngineEvent): StepMetadata | undefined {
  const step = event.resourcePreEvent?.metadata;
  return step && step.op !== "same" ? step : undefined;
}

/** The engine marks colours as `<{%fg 1%}>` where it does not colour itself. */
function plain(message: string): string {
  return message.replaceAll(/<\{%[^%]*%\}>/g, "").trim();
}
