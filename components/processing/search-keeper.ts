import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { SearchKeeperSettings } from "../../runtime/search-keeper/handler";
import { bundleHash } from "../shared/bundle";
import { EventFunction } from "../shared/event-function";
import { runOnSchedule } from "../shared/function-schedule";
import type { Place } from "../shared/iam";
import type { PrivateNetwork } from "../shared/private-network";
import type { SecureQueue } from "../shared/secure-queue";
import { callStore, type SearchStore } from "./search-store";

export interface SearchKeeperArgs {
  place: Place;
  network: PrivateNetwork;
  store: SearchStore;
  /** Roles of the functions that use the store. */
  roles: { indexer: pulumi.Input<string>; finder: pulumi.Input<string> };
  /** Key of the queue of missed days. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** Minutes past midnight, UTC, when the day before has ended for every index. */
const DAILY = "cron(10 0 * * ? *)";

/**
 * Keeps the search store in order: on every deployment its templates, policies and roles, every day what is past its
 * retention. Costs cents: the function runs for seconds.
 */
export class SearchKeeper extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;
  /** Queue of the days on which it could not be started. */
  readonly missed: SecureQueue;
  /** Done when the store is set up; what uses it waits for that. */
  readonly setUp: pulumi.Resource;

  constructor(name: string, args: SearchKeeperArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:SearchKeeper", name, {}, opts);
    const { place, store, roles } = args;
    const child = { parent: this };
    const member = args.network.member(name, this);
    const shape = { replicas: store.replicas };

    const keeper = new EventFunction<"search-keeper", SearchKeeperSettings>(
      name,
      {
        job: "search-keeper",
        factory: "searchKeeperFactory",
        description: "Sets the search store up and removes what is past its retention",
        settings: pulumi.output({ endpoint: store.endpoint, region: place.region, roles, shape }),
        role: store.keeperRole,
        statements: [callStore(store, ["Delete", "Get", "Post", "Put"], "*")],
        dataClass: "message-vectors",
        timeoutSeconds: 300,
        memoryMiB: 256,
        concurrency: 1,
        logKeyArn: args.logKeyArn,
        network: member,
        dependsOn: store.admit(name, member, this),
      },
      child,
    );

    this.setUp = new aws.lambda.Invocation(
      `${name}-set-up`,
      {
        functionName: keeper.functionName,
        input: "{}",
        triggers: {
          // Templates, policies and days are in the code.
          code: bundleHash("search-keeper"),
          settings: pulumi.jsonStringify({ endpoint: store.endpoint, roles, shape }),
        },
      },
      { ...child, dependsOn: keeper },
    );

    this.missed = runOnSchedule(
      {
        rule: `${name}-daily`,
        permission: `${name}-daily-permission`,
        target: `${name}-daily-target`,
        missed: `${name}-missed`,
      },
      {
        place,
        schedule: DAILY,
        description: "Removes what is past its retention from the search store",
        function: keeper,
        input: "{}",
        keyArn: args.keyArn,
      },
      this,
    );

    this.functionName = keeper.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}
