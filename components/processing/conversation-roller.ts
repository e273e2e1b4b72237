import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { DOCUMENT_DATABASE, EVENT_COLLECTIONS } from "../../contracts/documents";
import { classTags } from "../../contracts/tags";
import type { ConversationRollerSettings } from "../../runtime/conversation-roller/handler";
import { EventFunction } from "../shared/event-function";
import type { Place } from "../shared/iam";
import type { PrivateNetwork } from "../shared/private-network";
import { openWay } from "../shared/security-groups";
import { type ConversationStore, connectionOf, readChangeStream, readUser } from "./conversation-store";

/** Port of the cluster's instances. */
const PORT = 27_017;

/** What the event source calls from the cluster's own group, in whose name it polls. */
const POLLER_CALLS = ["lambda", "secretsmanager", "sts"] as const;

export interface ConversationRollerArgs {
  place: Place;
  network: PrivateNetwork;
  store: ConversationStore;
  logKeyArn: pulumi.Input<string>;
}

/**
 * Keeps conversations and sessions rolled up from the change streams of the events' collections, by Lambda's own event
 * source: it reads under the functions' user, through interfaces in the cluster's subnets and group.
 */
export class ConversationRoller extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: ConversationRollerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:ConversationRoller", name, {}, opts);
    const { place, network, store } = args;
    const group = store.securityGroupId;
    const member = network.member(name, this, ["secretsmanager"]);
    const ways = store.admit(name, member, this);

    const roller = new EventFunction<"conversation-roller", ConversationRollerSettings>(
      name,
      {
        job: "conversation-roller",
        factory: "conversationRollerFactory",
        description: "Rolls conversations and sessions up from their events",
        settings: pulumi.output(connectionOf(store)),
        statements: [...readUser(store, place), ...readChangeStream(store)],
        dataClass: "conversations",
        timeoutSeconds: 60,
        memoryMiB: 256,
        // One batch of each stream at a time, whatever is allowed here.
        concurrency: EVENT_COLLECTIONS.length,
        logKeyArn: args.logKeyArn,
        network: member,
        dependsOn: [...ways, store.setup],
      },
      { parent: this },
    );

    const polled = [
      ...openWay(
        `${name}-poller`,
        { from: group, to: group, port: PORT, dataClass: "conversations" },
        { parent: this },
      ),
      ...network.reachEndpoints(`${name}-poller`, group, POLLER_CALLS, this),
    ];
    for (const collectionName of EVENT_COLLECTIONS)
      new aws.lambda.EventSourceMapping(
        `${name}-${collectionName}`,
        {
          eventSourceArn: store.arn,
          functionName: roller.functionArn,
          documentDbEventSourceConfig: {
            databaseName: DOCUMENT_DATABASE,
            collectionName,
            fullDocument: "UpdateLookup",
          },
          sourceAccessConfigurations: [{ type: "BASIC_AUTH", uri: store.secretArn }],
          startingPosition: "TRIM_HORIZON",
          batchSize: 500,
          maximumBatchingWindowInSeconds: 1,
          tags: classTags("conversations"),
        },
        { parent: this, dependsOn: polled },
      );

    this.functionName = roller.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}
