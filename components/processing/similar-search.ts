import * as pulumi from "@pulumi/pulumi";
import type { EmbedderSettings } from "../../contracts/search";
import type { FindSimilarSettings } from "../../runtime/find-similar/handler";
import { EMBEDDER_CALLS } from "../shared/config-values";
import { EventFunction } from "../shared/event-function";
import { allow, type Place } from "../shared/iam";
import { useKey } from "../shared/key-use";
import type { PrivateNetwork } from "../shared/private-network";
import type { Store } from "../shared/store";
import { callStore, embedderStatements, type SearchStore } from "./search-store";
import { SignedApi } from "./signed-api";

export interface SimilarSearchArgs {
  place: Place;
  network: PrivateNetwork;
  store: SearchStore;
  embedder: EmbedderSettings;
  /** Stream of audit events: each search leaves an entry before it is answered. */
  auditStream: Store;
  logKeyArn: pulumi.Input<string>;
}

/** Seconds; the gateway waits 30 at the most. */
const TIMEOUT_SECONDS = 29;

/**
 * Finds messages like a text or a message: a function, and an HTTP API before it that takes signed requests only. Costs
 * $1.11 a million requests, and what the function runs.
 */
export class SimilarSearch extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;
  /** Where the API answers: `POST <url>/similar`. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: SimilarSearchArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:SimilarSearch", name, {}, opts);
    const { place, store, embedder, auditStream, logKeyArn } = args;
    const child = { parent: this };
    const calls = ["kinesis-streams", ...EMBEDDER_CALLS[embedder.kind]] as const;
    const member = args.network.member(name, this, calls);

    const finder = new EventFunction<"find-similar", FindSimilarSettings>(
      name,
      {
        job: "find-similar",
        factory: "findSimilarFactory",
        description: "Finds messages like a text or a message",
        settings: pulumi.output({
          endpoint: store.endpoint,
          region: place.region,
          embedder,
          auditStream: auditStream.name,
        }),
        statements: [
          callStore(store, ["Post"], "message-vectors/_search"),
          ...embedderStatements(embedder, place),
          allow(["kinesis:PutRecord"], auditStream.arn),
          useKey(auditStream.keyArn, "write", "kinesis", place),
        ],
        dataClass: "message-vectors",
        timeoutSeconds: TIMEOUT_SECONDS,
        memoryMiB: 512,
        concurrency: 5,
        logKeyArn,
        network: member,
        dependsOn: store.admit(name, member, this),
      },
      child,
    );

    const api = new SignedApi(
      `${name}-api`,
      {
        place,
        description: "Search for similar messages",
        routeKey: "POST /similar",
        functionName: finder.functionName,
        functionArn: finder.functionArn,
        timeoutSeconds: TIMEOUT_SECONDS,
        logKeyArn,
      },
      child,
    );

    this.functionName = finder.functionName;
    this.roleArn = finder.roleArn;
    this.url = api.url;
    this.registerOutputs({ functionName: this.functionName, url: this.url });
  }
}
