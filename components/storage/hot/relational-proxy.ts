import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../../contracts/tags";
import { ROLES } from "../../../migrations";
import { allow, type Place, trustPolicy } from "../../shared/iam";
import { attachPolicy } from "../../shared/managed-policy";
import { secureLogGroup } from "../../shared/secure-log-group";
import { PORT } from "./relational-instance";

/** Seconds a caller waits for a connection: as long as a function's client waits for its login. */
const BORROW_SECONDS = 3;

export interface RelationalProxyArgs {
  place: Place;
  /** Name of the proxy, unique in account and region. */
  proxyName: string;
  instance: aws.rds.Instance;
  subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  securityGroupId: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/**
 * Lets many functions share few connections, and hides a fail-over from them. IAM all the way: a caller comes with a
 * token, and the proxy goes on to the database with one of its own for the same user. There is no password.
 */
export class RelationalProxy extends pulumi.ComponentResource {
  readonly address: pulumi.Output<string>;
  readonly port: pulumi.Output<number>;
  /** `prx-…`: what IAM database users are named by. */
  readonly resourceId: pulumi.Output<string>;

  constructor(name: string, args: RelationalProxyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:RelationalProxy", name, {}, opts);
    const { place, proxyName, instance } = args;
    const tags = classTags("accounts");
    const child = { parent: this };

    const logs = secureLogGroup(
      `${name}-logs`,
      "store-logs",
      args.logKeyArn,
      child,
      `/aws/rds/proxy/${proxyName}`,
    );
    const role = new aws.iam.Role(
      `${name}-role`,
      { assumeRolePolicy: trustPolicy("rds.amazonaws.com", place), tags },
      child,
    );
    const users = Object.keys(ROLES).map((user) => databaseUserArn(place, instance.resourceId, user));
    const access = attachPolicy(`${name}-access`, role, [allow(["rds-db:connect"], users)], tags, this);

    const proxy = new aws.rds.Proxy(
      `${name}-endpoint`,
      {
        name: proxyName,
        engineFamily: "POSTGRESQL",
        defaultAuthScheme: "IAM_AUTH",
        requireTls: true,
        roleArn: role.arn,
        vpcSubnetIds: args.subnetIds,
        vpcSecurityGroupIds: [args.securityGroupId],
        // Would log every statement.
        debugLogging: false,
        idleClientTimeout: 1_800,
        tags,
      },
      { ...child, dependsOn: [access, logs] },
    );
    const group = new aws.rds.ProxyDefaultTargetGroup(
      `${name}-targets`,
      {
        dbProxyName: proxy.name,
        connectionPoolConfig: { maxConnectionsPercent: 90, connectionBorrowTimeout: BORROW_SECONDS },
      },
      child,
    );
    const target = new aws.rds.ProxyTarget(
      `${name}-target`,
      { dbProxyName: proxy.name, targetGroupName: group.name, dbInstanceIdentifier: instance.identifier },
      child,
    );

    // Nobody is told where it is before it leads somewhere.
    const endpoint = pulumi.all([proxy.endpoint, target.id]).apply(([found]) => found.split(":"));
    this.address = endpoint.apply(([host = ""]) => host);
    // RDS names no port: it is always this one. The local stack has every endpoint on one address.
    this.port = endpoint.apply(([, port = PORT]) => Number(port));
    this.resourceId = proxy.arn.apply((arn) => arn.split(":").at(-1) ?? "");
    this.registerOutputs({ address: this.address, resourceId: this.resourceId });
  }
}

/** ARN of a database user, as IAM knows it. */
export function databaseUserArn(
  { accountId, region }: Place,
  resourceId: pulumi.Input<string>,
  user: string,
): pulumi.Output<string> {
  return pulumi.interpolate`arn:aws:rds-db:${region}:${accountId}:dbuser:${resourceId}/${user}`;
}
