import * as pulumi from "@pulumi/pulumi";
import type { QueueOutput, StackOutputs, StoreFunction } from "../../contracts/outputs";
import type { EmbedderSettings } from "../../contracts/search";
import type { PerConsumer, StoreConsumer } from "../../contracts/topics";
import type { Place } from "../shared/iam";
import type { Pending } from "../shared/pending";
import type { PrivateNetwork } from "../shared/private-network";
import type { Store } from "../shared/store";
import { ContextRecorder, type ContextStore } from "./context-recorder";
import { ConversationRecorder } from "./conversation-recorder";
import { ConversationRoller } from "./conversation-roller";
import type { ConversationStore } from "./conversation-store";
import type { Quarantine } from "./quarantine";
import { SearchFeed } from "./search-feed";
import type { SearchStore } from "./search-store";
import { SessionRecorder, type SessionStore } from "./session-recorder";

export interface StoreFeedsArgs {
  place: Place;
  /** Absent where no store is on. */
  network?: PrivateNetwork;
  /** Queue of each consumer; those of a store's consumers are there where the store is on. */
  routes: PerConsumer<{ queue: Store }>;
  quarantine: Quarantine;
  /** The stores that are on. */
  stores: {
    cache?: ContextStore | undefined;
    relational?: SessionStore | undefined;
    search?: SearchStore | undefined;
    documents?: ConversationStore | undefined;
  };
  embedder: EmbedderSettings;
  /** Stream of audit events, for functions that answer questions about students. */
  auditStream: Store;
  /** Originals, whose notices go to the document store. */
  interactionLogs: Store;
  /** Bucket that holds redacted content too large for a message. */
  claimChecks: Store;
  /** Key of queues of its own. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** What fills the stores of the private network, and the other functions that work with them. */
export class StoreFeeds extends pulumi.ComponentResource {
  /** Functions that take events off the bus. */
  readonly consumers: Partial<Record<StoreConsumer, pulumi.Output<string>>> = {};
  readonly functions: Partial<Record<StoreFunction, pulumi.Output<string>>> = {};
  readonly apis: Pending<StackOutputs["apis"]>;
  /** Queues of what was given up, beside those of the bus. */
  readonly lastStops: Record<string, { name: pulumi.Output<string> }> = {};
  /** Queues beside those of the bus. */
  readonly queues: Partial<Record<"conversationRecorder", Pending<QueueOutput>>> = {};

  constructor(name: string, args: StoreFeedsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:StoreFeeds", name, {}, opts);
    const { place, network, routes, quarantine, stores, claimChecks, logKeyArn } = args;
    const child = { parent: this };
    const common = network && { place, network, quarantine, claimChecks, logKeyArn };

    if (common && stores.cache && routes.context) {
      const context = { ...common, queue: routes.context.queue, store: stores.cache };
      this.consumers.context = new ContextRecorder(`${name}-context`, context, child).functionName;
    }

    if (common && stores.relational && routes.session) {
      const session = { ...common, queue: routes.session.queue, store: stores.relational };
      this.consumers.session = new SessionRecorder(`${name}-session`, session, child).functionName;
    }

    this.apis = {};
    if (common && stores.search && routes.search) {
      const { embedder, auditStream } = args;
      const search = { ...common, embedder, auditStream, keyArn: args.keyArn, store: stores.search };
      const feed = new SearchFeed(`${name}-search`, { ...search, queue: routes.search.queue }, child);
      this.lastStops["missed-search-days"] = feed.missedDays;
      this.consumers.search = feed.indexerName;
      this.functions.searchKeeper = feed.keeperName;
      this.functions.findSimilar = feed.finderName;
      this.apis = { findSimilar: feed.url };
    }

    if (common && stores.documents) {
      const documents = { ...common, keyArn: args.keyArn, store: stores.documents };
      const recorder = new ConversationRecorder(
        `${name}-conversations`,
        { ...documents, landing: args.interactionLogs },
        child,
      );
      const roller = new ConversationRoller(`${name}-rollups`, documents, child);
      this.functions.conversationRecorder = recorder.functionName;
      this.functions.conversationRoller = roller.functionName;
      this.lastStops["conversation-dead-letters"] = recorder.deadLetters;
      this.queues.conversationRecorder = {
        url: recorder.queue.url,
        deadLetterUrl: recorder.deadLetters.url,
      };
    }

    this.registerOutputs({});
  }
}
