import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StoreOutputs } from "../../../contracts/outputs";
import { classTags } from "../../../contracts/tags";
import type { Pending } from "../../shared/pending";
import type { Member, NetworkStore, PrivateNetwork } from "../../shared/private-network";
import { secureLogGroup } from "../../shared/secure-log-group";
import { closedGroup, openWay } from "../../shared/security-groups";
import { stateful } from "../../shared/stateful";
import {
  type CacheUser,
  ENGINE,
  LOGS,
  NODE_COUNT,
  NODES,
  PARAMETERS,
  PORT,
  snapshotDays,
} from "./conversation-cache-engine";
import { ConversationCacheUsers, cacheUserId } from "./conversation-cache-users";

export interface ConversationCacheArgs {
  /** Decides the size of the nodes: see `NODES`. */
  environment: keyof typeof NODES;
  network: PrivateNetwork;
  /** Key of memory on disk and of snapshots. */
  keyArn: pulumi.Input<string>;
  /** Key of the engine's logs. */
  logKeyArn: pulumi.Input<string>;
  /** Keep it whatever happens to the stack. */
  protect: boolean;
}

/** Three nodes take a quarter of an hour to come and go. */
const PATIENT = { create: "60m", update: "60m", delete: "60m" };

/**
 * Redis 7 in the data subnets: a primary and two replicas in different zones, TLS and IAM users only. About $37 a month
 * in dev (3 × cache.t3.micro, 0.5 GiB each) and $450 in prod (3 × cache.r6g.large, 13 GiB each). The first snapshot of a
 * cluster is free, the other days of the manifest's seven cost $0.085 a GiB; the logs are a few cents.
 */
export class ConversationCache extends pulumi.ComponentResource implements NetworkStore {
  /** Where writers connect: the primary, whichever node that is. */
  readonly address: pulumi.Output<string>;
  readonly port: pulumi.Output<number>;
  /** What tokens are signed for. */
  readonly groupId: pulumi.Output<string>;
  /** Ids of the nodes, the primary and its replicas in no order. */
  readonly nodes: pulumi.Output<string>[];
  readonly securityGroupId: pulumi.Output<string>;
  readonly endpoint: Pending<NonNullable<StoreOutputs["cache"]>>;
  private readonly identifier: string;
  private readonly groupArn: pulumi.Output<string>;
  private readonly users: ConversationCacheUsers;

  constructor(name: string, args: ConversationCacheArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:ConversationCache", name, {}, opts);
    const { network, environment, logKeyArn, protect } = args;
    const dataClass = "conversation-context";
    const tags = classTags(dataClass);
    const child = { parent: this };
    // Ids are in lower case, at most 40 characters long; those of users go on after it.
    this.identifier = `${pulumi.getProject()}-${pulumi.getStack()}-${name}`.toLowerCase().slice(0, 30);

    const description = "Cache of conversations";
    const securityGroup = closedGroup(name, { vpcId: network.vpcId, description, dataClass }, child);
    const subnets = new aws.elasticache.SubnetGroup(
      `${name}-subnets`,
      { subnetIds: network.dataSubnetIds, description, tags },
      child,
    );
    const parameters = new aws.elasticache.ParameterGroup(
      `${name}-parameters`,
      { family: "redis7", description, parameters: PARAMETERS, tags },
      child,
    );
    this.users = new ConversationCacheUsers(`${name}-users`, { identifier: this.identifier }, child);
    const logs = LOGS.map((logType) => ({
      logType,
      logFormat: "json",
      destinationType: "cloudwatch-logs",
      destination: secureLogGroup(`${name}-${logType}`, "store-logs", logKeyArn, child).name,
    }));

    const group = new aws.elasticache.ReplicationGroup(
      `${name}-group`,
      {
        replicationGroupId: this.identifier,
        description: "Conversation context, session tokens and safety patterns",
        ...ENGINE,
        nodeType: NODES[environment],
        port: PORT,
        numCacheClusters: NODE_COUNT,
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
        atRestEncryptionEnabled: true,
        kmsKeyId: args.keyArn,
        transitEncryptionEnabled: true,
        transitEncryptionMode: "required",
        userGroupIds: [this.users.groupId],
        parameterGroupName: parameters.name,
        subnetGroupName: subnets.name,
        securityGroupIds: [securityGroup.id],
        snapshotRetentionLimit: snapshotDays(),
        snapshotWindow: "02:00-03:00",
        maintenanceWindow: "sun:03:30-sun:04:30",
        ...(protect && { finalSnapshotIdentifier: `${this.identifier}-final` }),
        logDeliveryConfigurations: logs,
        autoMinorVersionUpgrade: true,
        applyImmediately: true,
        tags,
      },
      // ElastiCache moves on to later minor versions by itself.
      { ...stateful(this, protect), ignoreChanges: ["engineVersion"], customTimeouts: PATIENT },
    );

    this.address = group.primaryEndpointAddress;
    this.port = group.port.apply((port) => port ?? PORT);
    this.groupId = group.replicationGroupId;
    this.nodes = Array.from(
      { length: NODE_COUNT },
      (_, at) => pulumi.interpolate`${group.replicationGroupId}-00${at + 1}`,
    );
    this.groupArn = group.arn;
    this.securityGroupId = securityGroup.id;
    this.endpoint = {
      address: this.address,
      port: this.port,
      securityGroupId: this.securityGroupId,
      readerAddress: group.readerEndpointAddress,
      userId: cacheUserId(this.identifier, "app"),
    };
    this.registerOutputs({ address: this.address, groupId: this.groupId });
  }

  admit(name: string, { securityGroupId: from }: Member, parent: pulumi.Resource): pulumi.Resource[] {
    const way = { from, to: this.securityGroupId, port: PORT, dataClass: "conversation-context" } as const;
    return openWay(name, way, { parent });
  }

  userId(role: CacheUser): string {
    return cacheUserId(this.identifier, role);
  }

  /** What a role needs `elasticache:Connect` on to come in as the user. */
  connectArns(role: CacheUser): pulumi.Output<string>[] {
    return [this.groupArn, this.users.arns[role]];
  }
}
