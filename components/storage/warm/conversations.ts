import * as pulumi from "@pulumi/pulumi";
import { DOCUMENT_DATABASE } from "../../../contracts/documents";
import type { StoreOutputs } from "../../../contracts/outputs";
import type { Place } from "../../shared/iam";
import type { Pending } from "../../shared/pending";
import type { Member, NetworkStore } from "../../shared/private-network";
import { ConversationCluster, type ConversationClusterArgs } from "./conversation-cluster";
import { ConversationSetup } from "./conversation-setup";

export interface ConversationsArgs extends ConversationClusterArgs {
  place: Place;
}

/** Sealed events and what is rolled up from them, for 90 days, in a document store: the cluster and its setup. */
export class Conversations extends pulumi.ComponentResource implements NetworkStore {
  readonly address: pulumi.Output<string>;
  readonly port: pulumi.Output<number>;
  readonly arn: pulumi.Output<string>;
  readonly parameterGroupArn: pulumi.Output<string>;
  readonly subnetGroupArn: pulumi.Output<string>;
  readonly keyArn: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Output<string>;
  /** Secret of the functions' user. */
  readonly secretArn: pulumi.Output<string>;
  /** There is nothing to write to before this is done. */
  readonly setup: pulumi.Resource;
  readonly setupName: pulumi.Output<string>;
  readonly endpoint: Pending<NonNullable<StoreOutputs["documents"]>>;
  private readonly cluster: ConversationCluster;

  constructor(name: string, args: ConversationsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:Conversations", name, {}, opts);
    const { place, network, logKeyArn, protect } = args;
    const child = { parent: this };

    const cluster = new ConversationCluster(`${name}-db`, args, child);
    const setup = new ConversationSetup(
      `${name}-setup`,
      { place, network, cluster, logKeyArn, protect },
      child,
    );

    this.cluster = cluster;
    this.address = cluster.address;
    this.port = cluster.port;
    this.arn = cluster.arn;
    this.parameterGroupArn = cluster.parameterGroupArn;
    this.subnetGroupArn = cluster.subnetGroupArn;
    this.keyArn = cluster.keyArn;
    this.securityGroupId = cluster.securityGroupId;
    this.secretArn = setup.userSecretArn;
    this.setup = setup;
    this.setupName = setup.functionName;
    this.endpoint = {
      address: cluster.address,
      port: cluster.port,
      securityGroupId: cluster.securityGroupId,
      readerAddress: cluster.readerAddress,
      database: DOCUMENT_DATABASE,
      secretArn: setup.userSecretArn,
    };
    this.registerOutputs({ address: this.address });
  }

  admit(name: string, member: Member, parent: pulumi.Resource): pulumi.Resource[] {
    return this.cluster.admit(name, member, parent);
  }
}
