import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { StoreKind } from "../../contracts/stores";
import { classTags } from "../../contracts/tags";
import { type Place, policyDocument, type Statement } from "../shared/iam";
import type { NetworkCall } from "../shared/private-network";
import { mapKeys } from "../shared/records";
import { closedGroup, openWay } from "../shared/security-groups";
import { type EndpointPlan, GATEWAYS, INTERFACES, interfacesOf } from "./endpoint-plan";

export interface NetworkEndpointsArgs {
  place: Place;
  stores: readonly StoreKind[];
  /** Services called beside those of the stores. */
  calls: readonly NetworkCall[];
  vpcId: pulumi.Input<string>;
  routeTableIds: pulumi.Input<string[]>;
  /** One per zone. */
  subnetIds: pulumi.Input<string[]>;
}

type Gateway = keyof typeof GATEWAYS;

/** TLS, as every API of AWS. */
const PORT = 443;

/** The ways from the network to AWS's own services: each admits what is called from within, and only in this account. */
export class NetworkEndpoints extends pulumi.ComponentResource {
  private readonly gateways: Record<Gateway, aws.ec2.VpcEndpoint>;
  private readonly group: aws.ec2.SecurityGroup | undefined;
  private readonly calls: NetworkCall[];

  constructor(name: string, args: NetworkEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:foundation:NetworkEndpoints", name, {}, opts);
    const { place, vpcId } = args;
    const child = { parent: this };
    const tags = classTags("flow-logs");
    const endpoint = (service: string) => ({
      vpcId,
      serviceName: `com.amazonaws.${place.region}.${service}`,
      tags,
    });

    this.gateways = mapKeys(
      Object.keys(GATEWAYS) as Gateway[],
      (service) =>
        new aws.ec2.VpcEndpoint(
          `${name}-${service}`,
          {
            ...endpoint(service),
            vpcEndpointType: "Gateway",
            routeTableIds: args.routeTableIds,
            policy: policyDocument([ofAccount(GATEWAYS[service], place)]),
          },
          child,
        ),
    );

    this.calls = interfacesOf(args.stores, args.calls);
    if (this.calls.length > 0) {
      const description = "Endpoints of AWS services";
      this.group = closedGroup(name, { vpcId, description, dataClass: "flow-logs" }, child);
    }
    for (const call of this.calls) {
      new aws.ec2.VpcEndpoint(
        `${name}-${call}`,
        {
          ...endpoint(call),
          vpcEndpointType: "Interface",
          subnetIds: args.subnetIds,
          securityGroupIds: this.group ? [this.group.id] : [],
          privateDnsEnabled: true,
          policy: policyDocument([statementOf(INTERFACES[call], place)]),
        },
        child,
      );
    }
    this.registerOutputs({});
  }

  /**
   * Lets a group out to S3 and DynamoDB, and to the interface endpoints where it calls any.
   *
   * @throws Error for a call that no endpoint takes
   */
  admit(
    name: string,
    from: pulumi.Input<string>,
    calls: readonly NetworkCall[],
    parent: pulumi.Resource,
  ): pulumi.Resource[] {
    const stray = calls.find((call) => !this.calls.includes(call));
    if (stray)
      throw new Error(
        `${name} calls ${stray}, for which the network has no endpoint: add its store to endpoint-plan.`,
      );
    const dataClass = "flow-logs";
    const ways = Object.entries(this.gateways).map(
      ([service, { prefixListId }]) =>
        new aws.vpc.SecurityGroupEgressRule(
          `${name}-to-${service}`,
          {
            securityGroupId: from,
            prefixListId,
            ipProtocol: "tcp",
            fromPort: PORT,
            toPort: PORT,
            description: `${name} to ${service}`,
            tags: classTags(dataClass),
          },
          { parent },
        ),
    );
    if (calls.length === 0 || !this.group) return ways;
    const to = this.group.id;
    return [...ways, ...openWay(`${name}-to-endpoints`, { from, to, port: PORT, dataClass }, { parent })];
  }
}

function statementOf({ actions, caller }: EndpointPlan, place: Place): Statement {
  if (caller === "account") return ofAccount(actions, place);
  // A service has no account of its own to be asked for.
  return {
    Effect: "Allow",
    Principal: { Service: "lambda.amazonaws.com" },
    Action: [...actions],
    Resource: "*",
  };
}

/** Roles of this account, on what belongs to this account: nothing can be carried out to another one's. */
function ofAccount(actions: readonly string[], { accountId }: Place): Statement {
  return {
    Effect: "Allow",
    Principal: "*",
    Action: [...actions],
    Resource: "*",
    Condition: {
      StringEquals: { "aws:PrincipalAccount": accountId, "aws:ResourceAccount": accountId },
    },
  };
}
