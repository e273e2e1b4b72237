import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import type { SearchKeeperSettings } from "../../runtime/search-keeper/handler";
import { bundleHash } from "../shared/bundle";
import { EventFunction } from "../shared/event-function";
import { allowService, type Place } from "../shared/iam";
import type { PrivateNetwork } from "../shared/private-network";
import { SecureQueue } from "../shared/secure-queue";
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

    const rule = new aws.cloudwatch.EventRule(
      `${name}-daily`,
      {
        description: "Removes what is past its retention from the search store",
        scheduleExpression: DAILY,
        tags: classTags("function-logs"),
      },
      child,
    );
    this.missed = new SecureQueue(
      `${name}-missed`,
      {
        keyArn: args.keyArn,
        senders: (queueArn) => [
          allowService("events.amazonaws.com", ["sqs:SendMessage"], queueArn, { place, arn: rule.arn }),
        ],
      },
      child,
    );
    const permission = new aws.lambda.Permission(
      `${name}-daily-permission`,
      {
        action: "lambda:InvokeFunction",
        function: keeper.functionName,
        principal: "events.amazonaws.com",
        sourceArn: rule.arn,
        sourceAccount: place.accountId,
      },
      child,
    );
    new aws.cloudwatch.EventTarget(
      `${name}-daily-target`,
      {
        rule: rule.name,
        arn: keeper.functionArn,
        input: "{}",
        deadLetterConfig: { arn: this.missed.arn },
      },
      { ...child, dependsOn: [permission, this.missed] },
    );

    this.functionName = keeper.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}
