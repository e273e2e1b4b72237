import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StoreOutputs } from "../../../contracts/outputs";
import { classTags } from "../../../contracts/tags";
import { functionRole } from "../../shared/event-function";
import type { Place } from "../../shared/iam";
import type { Pending } from "../../shared/pending";
import type { Member, NetworkStore, PrivateNetwork } from "../../shared/private-network";
import { closedGroup, openWay } from "../../shared/security-groups";
import { stateful } from "../../shared/stateful";
import { SearchLogs } from "./search-logs";
import { SEARCH_SIZES } from "./search-sizes";

export interface SearchDomainArgs {
  place: Place;
  /** Decides sizes: see `SEARCH_SIZES`. */
  environment: keyof typeof SEARCH_SIZES;
  /** Has a data subnet in each of three zones. */
  network: PrivateNetwork;
  /** Key of indices, logs on disk and snapshots. */
  keyArn: pulumi.Input<string>;
  /** Key of the engine's logs. */
  logKeyArn: pulumi.Input<string>;
  /** Keep it whatever happens to the stack. */
  protect: boolean;
}

/** Function that sets the domain up and is its master. */
export const KEEPER_JOB = "search-keeper";

const PORT = 443;
const DATA_CLASS = "message-vectors";

/** The nodes are spread over so many zones. */
const ZONES = 3;

/** Quiet hours of the service's own changes, UTC. */
const OFF_PEAK = { hours: 2, minutes: 0 };

/**
 * OpenSearch in the data subnets: three data nodes, one a zone, and three dedicated masters. No public endpoint; HTTPS
 * with TLS 1.2 and forward secrecy only; every request is signed, allowed by the caller's own policies and by the
 * domain's fine-grained access control, whose only master is the keeper's role.
 *
 * About $760 a month in prod (list prices of eu-west-1, 730 h): three r6g.large.search $410, three m6g.large.search as
 * masters $310, 3 × 100 GiB of gp3 $40; about $175 in dev (six t3.small.search $170, 3 × 10 GiB $4). Hourly snapshots
 * of 14 days, the three zones, encryption and auto-tune cost nothing; logs some dollars.
 */
export class SearchDomain extends pulumi.ComponentResource implements NetworkStore {
  readonly domainArn: pulumi.Output<string>;
  /** Host name; where the domain answers on another port than 443, with it. */
  readonly endpoint: pulumi.Output<string>;
  /** What the stack says of it. */
  readonly output: Pending<NonNullable<StoreOutputs["search"]>>;
  readonly securityGroupId: pulumi.Output<string>;
  /** Master of the domain; the keeper's function has it. */
  readonly keeperRole: aws.iam.Role;
  /** Copies of each shard beside the first. */
  readonly replicas: number;

  constructor(name: string, args: SearchDomainArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:SearchDomain", name, {}, opts);
    const { network, keyArn, protect } = args;
    const sizes = SEARCH_SIZES[args.environment];
    const tags = classTags(DATA_CLASS);
    const child = { parent: this };

    const description = "Indices of redacted events and message vectors";
    const group = closedGroup(name, { vpcId: network.vpcId, description, dataClass: DATA_CLASS }, child);
    const logs = new SearchLogs(`${name}-logs`, { place: args.place, keyArn: args.logKeyArn }, child);
    this.keeperRole = functionRole(`${name}-keeper-role`, KEEPER_JOB, tags, child);

    const domain = new aws.opensearch.Domain(
      // A domain's name has at most 28 characters, stack and random part included.
      name,
      {
        engineVersion: "OpenSearch_2.19",
        clusterConfig: {
          instanceType: sizes.dataNode,
          instanceCount: ZONES,
          zoneAwarenessEnabled: true,
          zoneAwarenessConfig: { availabilityZoneCount: ZONES },
          dedicatedMasterEnabled: true,
          dedicatedMasterType: sizes.master,
          dedicatedMasterCount: 3,
        },
        ebsOptions: { ebsEnabled: true, volumeType: "gp3", volumeSize: sizes.volumeGiB },
        encryptAtRest: { enabled: true, kmsKeyId: keyArn },
        nodeToNodeEncryption: { enabled: true },
        domainEndpointOptions: {
          enforceHttps: true,
          tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
        },
        vpcOptions: {
          subnetIds: network.dataSubnetIds.apply((ids) => ids.slice(0, ZONES)),
          securityGroupIds: [group.id],
        },
        advancedSecurityOptions: {
          enabled: true,
          anonymousAuthEnabled: false,
          internalUserDatabaseEnabled: false,
          masterUserOptions: { masterUserArn: this.keeperRole.arn },
        },
        ...(sizes.autoTune && {
          autoTuneOptions: {
            desiredState: "ENABLED",
            rollbackOnDisable: "NO_ROLLBACK",
            useOffPeakWindow: true,
          },
        }),
        offPeakWindowOptions: { enabled: true, offPeakWindow: { windowStartTime: OFF_PEAK } },
        softwareUpdateOptions: { autoSoftwareUpdateEnabled: true },
        logPublishingOptions: logs.publishing,
        tags,
      },
      {
        ...stateful(this, protect),
        // The service may write to the groups before the domain asks it to.
        dependsOn: [logs],
        customTimeouts: { create: "90m", update: "180m", delete: "90m" },
      },
    );

    this.domainArn = domain.arn;
    this.endpoint = domain.endpoint;
    this.securityGroupId = group.id;
    this.output = {
      address: domain.endpoint.apply((endpoint) => endpoint.split(":")[0] ?? endpoint),
      port: domain.endpoint.apply((endpoint) => Number(endpoint.split(":")[1] ?? PORT)),
      securityGroupId: group.id,
      domainArn: domain.arn,
    };
    this.replicas = sizes.replicas;
    this.registerOutputs({ endpoint: this.endpoint, domainArn: this.domainArn });
  }

  admit(name: string, { securityGroupId: from }: Member, parent: pulumi.Resource): pulumi.Resource[] {
    return openWay(name, { from, to: this.securityGroupId, port: PORT, dataClass: DATA_CLASS }, { parent });
  }
}
