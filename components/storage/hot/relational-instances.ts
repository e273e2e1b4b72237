import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../../contracts/tags";
import { type Place, trustPolicy } from "../../shared/iam";
import { secureLogGroup } from "../../shared/secure-log-group";
import { stateful } from "../../shared/stateful";
import {
  backupDays,
  commonInstanceArgs,
  ENGINE,
  EXPORTED_LOGS,
  PARAMETERS,
  PORT,
  SIZES,
} from "./relational-instance";

/** Owner of the schemas; its password is made, kept and rotated by RDS. */
const OWNER = "strata_admin";

/** What RDS needs to write the operating system's figures to CloudWatch Logs; AWS's own policy for exactly that. */
const MONITORING_POLICY = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole";

export interface RelationalInstancesArgs {
  place: Place;
  environment: keyof typeof SIZES;
  /** Identifier of the writer, unique in account and region; its replicas are called after it. */
  identifier: string;
  subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  securityGroupId: pulumi.Input<string>;
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
  protect: boolean;
}

/** The writer, its replicas, and what they need: parameters, subnets, log groups, a role to be monitored by. */
export class RelationalInstances extends pulumi.ComponentResource {
  readonly writer: aws.rds.Instance;
  readonly readers: readonly aws.rds.Instance[];

  constructor(name: string, args: RelationalInstancesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:RelationalInstances", name, {}, opts);
    const { identifier, keyArn, protect } = args;
    const { multiAz, replicas, storageGiB } = SIZES[args.environment];
    const readers = Array.from({ length: replicas }, (_, at) => `reader-${at + 1}`);
    const tags = classTags("accounts");
    const child = { parent: this };
    const kept = stateful(this, protect);

    const logsOf = (part: string, instance: string) =>
      EXPORTED_LOGS.map((log) => {
        const fixedName = `/aws/rds/instance/${instance}/${log}`;
        return secureLogGroup(`${name}-${part}-${log}`, "store-logs", args.logKeyArn, child, fixedName);
      });
    const subnets = new aws.rds.SubnetGroup(`${name}-subnets`, { subnetIds: args.subnetIds, tags }, child);
    const parameters = new aws.rds.ParameterGroup(
      `${name}-parameters`,
      { family: "postgres15", parameters: PARAMETERS, tags },
      child,
    );
    const monitor = new aws.iam.Role(
      `${name}-monitor`,
      {
        assumeRolePolicy: trustPolicy("monitoring.rds.amazonaws.com", args.place),
        tags: classTags("store-logs"),
      },
      child,
    );
    const monitoring = new aws.iam.RolePolicyAttachment(
      `${name}-monitor-access`,
      { role: monitor.name, policyArn: MONITORING_POLICY },
      child,
    );
    const common = {
      ...commonInstanceArgs({
        environment: args.environment,
        keyArn,
        monitoringRoleArn: monitor.arn,
        parameterGroupName: parameters.name,
        securityGroupIds: [args.securityGroupId],
        protect,
      }),
      tags,
    };

    this.writer = new aws.rds.Instance(
      `${name}-writer`,
      {
        ...common,
        ...ENGINE,
        identifier,
        username: OWNER,
        manageMasterUserPassword: true,
        masterUserSecretKmsKeyId: keyArn,
        allocatedStorage: storageGiB,
        multiAz,
        port: PORT,
        dbSubnetGroupName: subnets.name,
        backupRetentionPeriod: backupDays(),
        backupWindow: "02:00-03:00",
        maintenanceWindow: "sun:03:30-sun:04:30",
        deleteAutomatedBackups: !protect,
        skipFinalSnapshot: !protect,
        ...(protect && { finalSnapshotIdentifier: `${identifier}-final` }),
      },
      // RDS moves on to later minor versions by itself.
      { ...kept, dependsOn: [...logsOf("writer", identifier), monitoring], ignoreChanges: ["engineVersion"] },
    );
    this.readers = readers.map(
      (reader) =>
        new aws.rds.Instance(
          `${name}-${reader}`,
          {
            ...common,
            identifier: `${identifier}-${reader}`,
            replicateSourceDb: this.writer.identifier,
            skipFinalSnapshot: true,
          },
          { ...kept, dependsOn: logsOf(reader, `${identifier}-${reader}`) },
        ),
    );
    this.registerOutputs({});
  }
}
