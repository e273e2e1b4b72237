import * as pulumi from "@pulumi/pulumi";
import type { EmbedderSettings } from "../../contracts/search";
import type { SearchIndexerSettings } from "../../runtime/search-indexer/handler";
import { EMBEDDER_CALLS } from "../shared/config-values";
import { limitsOf } from "../shared/consumer-limits";
import type { Place } from "../shared/iam";
import type { PrivateNetwork } from "../shared/private-network";
import type { Store } from "../shared/store";
import { EventConsumer } from "./event-consumer";
import type { Quarantine } from "./quarantine";
import { readClaimChecks } from "./recorder-access";
import { SearchKeeper } from "./search-keeper";
import { callStore, embedderStatements, type SearchStore } from "./search-store";
import { SimilarSearch } from "./similar-search";

export interface SearchFeedArgs {
  place: Place;
  network: PrivateNetwork;
  store: SearchStore;
  embedder: EmbedderSettings;
  /** Queue of all topics. */
  queue: Store;
  quarantine: Quarantine;
  /** Bucket that holds redacted content too large for a message. */
  claimChecks: Store;
  /** Stream of audit events. */
  auditStream: Store;
  /** Key of queues of its own. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** What fills the search store, keeps it in order, and answers out of it. */
export class SearchFeed extends pulumi.ComponentResource {
  readonly indexerName: pulumi.Output<string>;
  readonly keeperName: pulumi.Output<string>;
  readonly finderName: pulumi.Output<string>;
  /** Queue of the days on which the keeper could not be started. */
  readonly missedDays: SearchKeeper["missed"];
  /** Where the search for similar messages answers. */
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: SearchFeedArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:SearchFeed", name, {}, opts);
    const { place, network, store, embedder, quarantine, claimChecks, logKeyArn } = args;
    const child = { parent: this };
    const member = network.member(`${name}-indexer`, this, EMBEDDER_CALLS[embedder.kind]);

    const indexer = new EventConsumer<"search-indexer", SearchIndexerSettings>(
      `${name}-indexer`,
      {
        place,
        queue: args.queue,
        job: "search-indexer",
        factory: "searchIndexerFactory",
        description: "Makes redacted events findable, and messages comparable",
        dataClass: "message-vectors",
        settings: pulumi.output({
          endpoint: store.endpoint,
          region: place.region,
          embedder,
          claimCheckBucket: claimChecks.name,
          quarantineBucket: quarantine.bucket.name,
          quarantineTable: quarantine.index.name,
        }),
        statements: [
          callStore(store, ["Post"], "_bulk"),
          callStore(store, ["Get"], "_index_template/*"),
          ...embedderStatements(embedder, place),
          ...readClaimChecks(claimChecks, place),
          ...quarantine.storeStatements("search"),
        ],
        logKeyArn,
        limits: limitsOf("search"),
        network: member,
        dependsOn: store.admit(`${name}-indexer`, member, this),
      },
      child,
    );

    const finder = new SimilarSearch(
      `${name}-similar`,
      { place, network, store, embedder, auditStream: args.auditStream, logKeyArn },
      child,
    );

    const roles = { indexer: indexer.roleArn, finder: finder.roleArn };
    const keeper = new SearchKeeper(
      `${name}-keeper`,
      { place, network, store, roles, keyArn: args.keyArn, logKeyArn },
      child,
    );

    this.indexerName = indexer.functionName;
    this.keeperName = keeper.functionName;
    this.missedDays = keeper.missed;
    this.finderName = finder.functionName;
    this.url = finder.url;
    this.registerOutputs({ url: this.url });
  }
}
