import type { EngineEvent } from "../engine";

/** A resource as the engine knows it at the end of a run. */
export interface RecordedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Inputs after the provider's check. */
  readonly props: Readonly<Record<string, unknown>>;
  /** What the provider added to the inputs. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  /** URN of its provider; none for components and for providers themselves. */
  readonly provider?: string;
  readonly parent?: string;
}

interface State {
  readonly type: string;
  readonly id?: string;
  readonly inputs?: Record<string, unknown>;
  readonly outputs?: Record<string, unknown>;
  readonly protect?: boolean;
  readonly provider?: string;
  readonly parent?: string;
}

/** The resources of a run by URN, sorted, so that two runs can be compared line by line. */
export function recordedResources(events: readonly EngineEvent[]): RecordedResource[] {
  const states = new Map<string, State>();
  for (const { resOutputsEvent: event } of events) {
    const metadata = event?.metadata as { urn: string; new?: State | null } | undefined;
    if (metadata?.new) states.set(metadata.urn, metadata.new);
  }
  return [...states.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([urn, state]) => toResource(urn, state));
}

function toResource(urn: string, state: State): RecordedResource {
  const inputs = state.inputs ?? {};
  const provider = urnOfReference(state.provider);
  return {
    urn,
    type: state.type,
    name: urn.split("::").slice(3).join("::"),
    props: lean(inputs) as Record<string, unknown>,
    outputs: lean(computed(state, inputs)) as Record<string, unknown>,
    protect: state.protect ?? false,
    ...(provider && { provider }),
    ...(state.parent && { parent: state.parent }),
  };
}

/** Outputs that are no inputs. Tags in all are left out: they follow from the provider's and the resource's own. */
function computed({ id, type, outputs }: State, inputs: Record<string, unknown>): Record<string, unknown> {
  const own = Object.entries(outputs ?? {}).filter(([key]) => !(key in inputs) && key !== "tagsAll");
  // In a preview a provider has no id of its own yet; nothing refers to it.
  const known = id && !type.startsWith("pulumi:providers:");
  return { ...(known && { id }), ...Object.fromEntries(own) };
}

/** URN out of the engine's reference to a provider, `<urn>::<id>`. */
function urnOfReference(reference: string | undefined): string | undefined {
  return reference ? reference.slice(0, reference.lastIndexOf("::")) : undefined;
}

/** Marks an asset, such as a function's code, in the engine's own encoding. */
const ASSET_SIGNATURE = "c44067f5952c0a294b673a41bacd8c17";

/** The same value with the contents of assets left out: their hash tells them apart. */
function lean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lean);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const kept = entries.some(([, field]) => field === ASSET_SIGNATURE)
    ? entries.filter(([key]) => key !== "text")
    : entries;
  return Object.fromEntries(kept.map(([key, field]) => [key, lean(field)]));
}
