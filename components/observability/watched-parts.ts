import type * as pulumi from "@pulumi/pulumi";
import type { StoreConsumer } from "../../contracts/topics";
import type { PipelineWatchArgs } from "./pipeline-watch";

type Name = pulumi.Output<string>;
type Functions = Partial<Record<string, Name>>;
type Consumers = Partial<Record<StoreConsumer, Name>>;
type LastStops = Record<string, { name: Name }>;

/** What stands beside the pipeline's streams and router: recorders, stores, their feeds, the cold tier. */
export interface PartsArgs {
  recorders: { functionNames: PipelineWatchArgs["consumers"]; archiver: PipelineWatchArgs["archiver"] };
  networkStores: { functions: Functions; lastStops: LastStops; watched: PipelineWatchArgs["stores"] };
  feeds: { consumers: Consumers; functions: Functions; lastStops: LastStops };
  coldTier: { drill: { functionName: Name; missed: { name: Name } } };
}

/** The functions, queues and stores of those parts, as the watch of the pipeline names them. */
export function watchedParts({
  recorders,
  networkStores,
  feeds,
  coldTier,
}: PartsArgs): Pick<PipelineWatchArgs, "consumers" | "functions" | "lastStops" | "stores" | "archiver"> {
  const { drill } = coldTier;
  return {
    consumers: { ...recorders.functionNames, ...feeds.consumers },
    functions: present({ ...networkStores.functions, ...feeds.functions, drill: drill.functionName }),
    lastStops: { ...networkStores.lastStops, ...feeds.lastStops, "missed-drills": drill.missed },
    stores: networkStores.watched,
    archiver: recorders.archiver,
  };
}

/** Those that the stack has. */
function present(functions: Functions): Record<string, Name> {
  return Object.fromEntries(Object.entries(functions).flatMap(([key, name]) => (name ? [[key, name]] : [])));
}
