import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../../shared/iam";
import type { Member, NetworkStore, PrivateNetwork } from "../../shared/private-network";
import { closedGroup, openWay } from "../../shared/security-groups";
import { PORT, type SIZES } from "./relational-instance";
import { RelationalInstances } from "./relational-instances";
import { RelationalProxy } from "./relational-proxy";

export interface RelationalDatabaseArgs {
  place: Place;
  /** Decides size, standby and replicas: see `SIZES`. */
  environment: keyof typeof SIZES;
  network: PrivateNetwork;
  /** Key of storage, backups, insights and the owner's password. */
  keyArn: pulumi.Input<string>;
  /** Key of the engine's logs. */
  logKeyArn: pulumi.Input<string>;
  /** Keep it whatever happens to the stack. */
  protect: boolean;
}

/** Where one instance answers. */
interface InstanceAddress {
  address: pulumi.Output<string>;
  port: pulumi.Output<number>;
}

/**
 * PostgreSQL 15 in the data subnets, behind a proxy that takes IAM tokens only. About $75 a month in dev (one
 * db.t4g.small, one replica) and $560 in prod (db.m7g.large with a standby in a second zone, two replicas), of which
 * the proxy is 22. Backups of the manifest's days are free up to the size of the storage, insights of 7 days are free;
 * enhanced monitoring and exported logs are charged as logs, a few dollars.
 */
export class RelationalDatabase extends pulumi.ComponentResource implements NetworkStore {
  /** Where functions connect: the proxy's. */
  readonly address: pulumi.Output<string>;
  readonly port: pulumi.Output<number>;
  /** What IAM database users are named by: the proxy's. */
  readonly resourceId: pulumi.Output<string>;
  /** A replica, for reports that may be a second late. */
  readonly reader: InstanceAddress;
  /** The writer itself, for the migrator alone. */
  readonly writer: InstanceAddress;
  /** Identifiers of the instances. */
  readonly instances: { writer: pulumi.Output<string>; readers: pulumi.Output<string>[] };
  /** The writer, as backups select it. */
  readonly arn: pulumi.Output<string>;
  readonly ownerSecretArn: pulumi.Output<string>;
  readonly keyArn: pulumi.Input<string>;
  readonly securityGroupId: pulumi.Output<string>;
  private readonly writerGroupId: pulumi.Output<string>;

  constructor(name: string, args: RelationalDatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:RelationalDatabase", name, {}, opts);
    const { place, network, keyArn, logKeyArn } = args;
    const { vpcId, dataSubnetIds: subnetIds } = network;
    const child = { parent: this };
    const identifier = `${pulumi.getProject()}-${pulumi.getStack()}-${name}`;

    const group = (part: string, description: string) =>
      closedGroup(`${name}-${part}`, { vpcId, description, dataClass: "accounts" }, child);
    const instanceGroup = group("instances", "Databases of sessions, scores and accounts");
    const proxyGroup = group("proxy", "Proxy of the relational databases");
    const reach = openWay(
      `${name}-proxy-instances`,
      { from: proxyGroup.id, to: instanceGroup.id, port: PORT, dataClass: "accounts" },
      child,
    );

    const { writer, readers } = new RelationalInstances(
      `${name}-instances`,
      {
        place,
        environment: args.environment,
        identifier,
        subnetIds,
        securityGroupId: instanceGroup.id,
        keyArn,
        logKeyArn,
        protect: args.protect,
      },
      child,
    );
    const proxy = new RelationalProxy(
      `${name}-proxy`,
      {
        place,
        proxyName: identifier,
        instance: writer,
        subnetIds,
        securityGroupId: proxyGroup.id,
        logKeyArn,
      },
      { ...child, dependsOn: reach },
    );

    this.address = proxy.address;
    this.resourceId = proxy.resourceId;
    this.port = proxy.port;
    this.reader = readers[0] ?? writer;
    this.writer = writer;
    this.arn = writer.arn;
    this.instances = {
      writer: writer.identifier,
      readers: readers.map((reader) => reader.identifier),
    };
    this.ownerSecretArn = writer.masterUserSecrets.apply(([secret]) => secret?.secretArn ?? "");
    this.keyArn = keyArn;
    this.securityGroupId = proxyGroup.id;
    this.writerGroupId = instanceGroup.id;
    this.registerOutputs({ address: this.address, resourceId: this.resourceId });
  }

  admit(name: string, { securityGroupId: from }: Member, parent: pulumi.Resource): pulumi.Resource[] {
    return openWay(name, { from, to: this.securityGroupId, port: PORT, dataClass: "accounts" }, { parent });
  }

  /** The same to the instances themselves, past the proxy. */
  admitToWriter(name: string, { securityGroupId: from }: Member, parent: pulumi.Resource): pulumi.Resource[] {
    return openWay(name, { from, to: this.writerGroupId, port: PORT, dataClass: "accounts" }, { parent });
  }
}
