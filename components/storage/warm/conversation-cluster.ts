import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { RETENTION } from "../../../contracts/retention";
import { classTags } from "../../../contracts/tags";
import type { Member, NetworkStore, PrivateNetwork } from "../../shared/private-network";
import { secureLogGroup } from "../../shared/secure-log-group";
import { closedGroup, openWay } from "../../shared/security-groups";
import { stateful } from "../../shared/stateful";
import { EXPORTED_LOGS, PARAMETERS, PORT, SIZES } from "./conversation-sizes";

export interface ConversationClusterArgs {
  /** Decides size and number of instances: see `SIZES`. */
  environment: keyof typeof SIZES;
  network: PrivateNetwork;
  /** Key of storage and backups. */
  keyArn: pulumi.Input<string>;
  /** Key of the engine's logs. */
  logKeyArn: pulumi.Input<string>;
  /** Keep it whatever happens to the stack. */
  protect: boolean;
}

/** Who administers the cluster; its password is made, kept and rotated by the service. */
const MASTER = "strata_admin";

/**
 * DocumentDB 5.0 in the data subnets, TLS only. About $60 a month in dev (one db.t4g.medium) and $590 in prod (three
 * db.r6g.large over the zones: a primary and two replicas), storage of 50 GB and its I/O included; backups are free up to
 * the size of the storage. The service keeps the master's password under AWS's own key for secrets: the provider offers
 * no choice there, and only the setup reads it.
 */
export class ConversationCluster extends pulumi.ComponentResource implements NetworkStore {
  readonly address: pulumi.Output<string>;
  /** Spreads over the replicas; a second late. */
  readonly readerAddress: pulumi.Output<string>;
  /** As the instances listen; a cluster behind another front has another one. */
  readonly port: pulumi.Output<number>;
  readonly arn: pulumi.Output<string>;
  /** Whoever polls its change streams looks these up beside the cluster. */
  readonly parameterGroupArn: pulumi.Output<string>;
  readonly subnetGroupArn: pulumi.Output<string>;
  readonly masterSecretArn: pulumi.Output<string>;
  readonly securityGroupId: pulumi.Output<string>;
  /** There is nothing to connect to before they are there. */
  readonly instances: pulumi.Resource[];
  readonly keyArn: pulumi.Input<string>;

  constructor(name: string, args: ConversationClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:ConversationCluster", name, {}, opts);
    const { network, keyArn, protect } = args;
    const { instanceClass, instances } = SIZES[args.environment];
    const identifier = `${pulumi.getProject()}-${pulumi.getStack()}-${name}`;
    const tags = classTags("conversations");
    const child = { parent: this };
    const kept = stateful(this, protect);

    const group = closedGroup(
      name,
      { vpcId: network.vpcId, description: "Conversations", dataClass: "conversations" },
      child,
    );
    const logs = EXPORTED_LOGS.map((log) =>
      secureLogGroup(
        `${name}-${log}`,
        "store-logs",
        args.logKeyArn,
        child,
        `/aws/docdb/${identifier}/${log}`,
      ),
    );
    const subnets = new aws.docdb.SubnetGroup(
      `${name}-subnets`,
      { subnetIds: network.dataSubnetIds, tags },
      child,
    );
    const parameters = new aws.docdb.ClusterParameterGroup(
      `${name}-parameters`,
      { family: "docdb5.0", parameters: PARAMETERS, tags },
      child,
    );

    const cluster = new aws.docdb.Cluster(
      `${name}-cluster`,
      {
        clusterIdentifier: identifier,
        engine: "docdb",
        engineVersion: "5.0.0",
        port: PORT,
        masterUsername: MASTER,
        manageMasterUserPassword: true,
        storageEncrypted: true,
        kmsKeyId: keyArn,
        dbSubnetGroupName: subnets.name,
        dbClusterParameterGroupName: parameters.name,
        vpcSecurityGroupIds: [group.id],
        enabledCloudwatchLogsExports: [...EXPORTED_LOGS],
        backupRetentionPeriod: RETENTION.conversations.copies.backupDays,
        preferredBackupWindow: "02:00-03:00",
        preferredMaintenanceWindow: "sun:03:30-sun:04:30",
        deletionProtection: protect,
        skipFinalSnapshot: !protect,
        ...(protect && { finalSnapshotIdentifier: `${identifier}-final` }),
        applyImmediately: true,
        tags,
      },
      { ...kept, dependsOn: logs },
    );
    this.instances = Array.from(
      { length: instances },
      (_, at) =>
        new aws.docdb.ClusterInstance(
          `${name}-instance-${at + 1}`,
          {
            clusterIdentifier: cluster.clusterIdentifier,
            identifier: `${identifier}-${at + 1}`,
            instanceClass,
            autoMinorVersionUpgrade: true,
            caCertIdentifier: "rds-ca-rsa2048-g1",
            // The first one writes unless it fails.
            promotionTier: at,
            copyTagsToSnapshot: true,
            tags,
          },
          kept,
        ),
    );

    this.address = cluster.endpoint;
    this.readerAddress = cluster.readerEndpoint;
    this.port = cluster.port.apply((port) => port ?? PORT);
    this.arn = cluster.arn;
    this.parameterGroupArn = parameters.arn;
    this.subnetGroupArn = subnets.arn;
    this.masterSecretArn = cluster.masterUserSecrets.apply(([secret]) => secret?.secretArn ?? "");
    this.securityGroupId = group.id;
    this.keyArn = keyArn;
    this.registerOutputs({ address: this.address, arn: this.arn });
  }

  admit(name: string, { securityGroupId: from }: Member, parent: pulumi.Resource): pulumi.Resource[] {
    const way = { from, to: this.securityGroupId, port: PORT, dataClass: "conversations" } as const;
    return openWay(name, way, { parent });
  }
}
