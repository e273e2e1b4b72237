import type * as pulumi from "@pulumi/pulumi";
import type { PipelineWatchArgs } from "./pipeline-watch";

type Name = pulumi.Output<string>;
type Functions = Partial<Record<string, Name>>;
type LastStops = Record<string, { name: Name }>;

/** What stands beside the pipeline's streams and router: recorders, stores, their feeds, the cold tier. */
export interface PartsArgs {
  recorders: { functionNames: PipelineWatchArgs["consumers"]; archiver: PipelineWatchArgs["archiver"] };
  networkStores: { functions: Functions; lastStops: LastStops; watched: PipelineWatchArgs["stores"] };
  feeds: { consumers: Functions; functions: Functions; lastStops: LastStops };
  coldTier: { drill: { functionName: Name; missed: { name: Name } } };
}

/** The functions, queues and stores of those parts, as the watch of the pipeline names them. */
export function watchedParts({ recorders, networkStores, feeds, coldTier }: PartsArgs) {
  const { drill } = coldTier;
  return {
    consumers: { ...recorders.functionNames, ...feeds.consumers },
    functions: { ...networkStores.functions, ...feeds.functions, drill: drill.functionName },
    lastStops: { ...networkStores.lastStops, ...feeds.lastStops, "missed-drills": drill.missed },
    stores: networkStores.watched,
    archiver: recorders.archiver,
  } as Pick<PipelineWatchArgs, "consumers" | "functions" | "lastStops" | "stores" | "archiver">;
}
