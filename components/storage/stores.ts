import * as pulumi from "@pulumi/pulumi";
import type { StoreFunction, StoreOutputs } from "../../contracts/outputs";
import type { StoreKind } from "../../contracts/stores";
import type { Place } from "../shared/iam";
import type { Pending } from "../shared/pending";
import type { PrivateNetwork } from "../shared/private-network";
import type { WatchedStores } from "../shared/watched-stores";
import { ConversationCache } from "./hot/conversation-cache";
import { RelationalStore } from "./hot/relational-store";
import { SearchDomain } from "./hot/search-domain";
import { Conversations } from "./warm/conversations";

export interface StoresArgs {
  place: Place;
  /** Decides sizes and the number of copies. */
  environment: "dev" | "prod";
  /** Those that are switched on; the others do not exist. */
  on: readonly StoreKind[];
  /** Absent where no store is on. */
  network?: PrivateNetwork;
  /** Data key of each store that is on, and the key of queues. */
  key: Partial<Record<StoreKind, pulumi.Input<string>>> & { messaging: pulumi.Input<string> };
  /** Key of what engines say about their own work. */
  logKeyArn: pulumi.Input<string>;
  protect: boolean;
}

/** The stores of the private network that are switched on. */
export class Stores extends pulumi.ComponentResource {
  /** What the stack says of them. */
  readonly endpoints: Pending<StoreOutputs>;
  /** Functions of the stores themselves. */
  readonly functions: Partial<Record<StoreFunction, pulumi.Output<string>>>;
  /** Queues of what the stores themselves gave up. */
  readonly lastStops: Record<string, { name: pulumi.Output<string> }>;
  readonly cache: ConversationCache | undefined;
  readonly relational: RelationalStore | undefined;
  readonly search: SearchDomain | undefined;
  readonly documents: Conversations | undefined;

  constructor(name: string, args: StoresArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:Stores", name, {}, opts);
    const { place, environment, network, logKeyArn, protect, key } = args;
    const child = { parent: this };
    const common = network && { place, environment, network, logKeyArn, protect };

    if (common && key.cache !== undefined) {
      this.cache = new ConversationCache("cache", { ...common, keyArn: key.cache }, child);
    }

    if (common && key.relational !== undefined) {
      const relational = { ...common, keyArn: key.relational, messagingKeyArn: key.messaging };
      this.relational = new RelationalStore("relational", relational, child);
    }

    if (common && key.search !== undefined) {
      this.search = new SearchDomain("search", { ...common, keyArn: key.search }, child);
    }

    if (common && key.documents !== undefined) {
      this.documents = new Conversations("conversations", { ...common, keyArn: key.documents }, child);
    }

    this.endpoints = {
      ...(this.cache && { cache: this.cache.endpoint }),
      ...(this.relational && { relational: this.relational.endpoint }),
      ...(this.search && { search: this.search.output }),
      ...(this.documents && { documents: this.documents.endpoint }),
    };
    this.functions = {
      ...this.relational?.functions,
      ...(this.documents && { documentsSetup: this.documents.setupName }),
    };
    this.lastStops = { ...(this.relational && { "missed-purges": this.relational.missedPurges }) };
    this.registerOutputs({});
  }

  /** As CloudWatch knows them. */
  get watched(): WatchedStores {
    const { cache, relational, search, documents } = this;
    return {
      ...(cache && { cache: { nodes: cache.nodes } }),
      ...(relational && { relational: relational.instances }),
      ...(search && { search: { domain: lastPart(search.domainArn, "/") } }),
      ...(documents && { documents: { cluster: lastPart(documents.arn, ":") } }),
    };
  }
}

function lastPart(arn: pulumi.Output<string>, separator: string): pulumi.Output<string> {
  return arn.apply((text) => text.split(separator).at(-1) ?? text);
}
