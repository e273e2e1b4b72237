import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as provider from "@pulumi/pulumi/provider";
import { endWithParent } from "../../shared/lifeline";
import { Vpc, type VpcArgs } from "./vpc";

const { version } = require("@pulumi/awsx/package.json") as { version: string };

/** The `awsx` provider of the local stack: it makes components of resources, which go to the `aws` provider. */
const awsx: provider.Provider = {
  version,
  getSchema: async () =>
    JSON.stringify({ name: "awsx", version, resources: { "awsx:ec2:Vpc": { isComponent: true } } }),
  construct: async (name, type, inputs, options) => {
    if (type !== "awsx:ec2:Vpc")
      throw new Error(`The local stack does not construct ${type}; it constructs awsx:ec2:Vpc.`);
    const args = await known(inputs);
    const vpc = new Vpc(name, { ...args, availabilityZoneNames: await zonesOf(args, options) }, options);
    return { urn: vpc.urn, state: vpc.state() };
  },
};

/** The zones as the provider of the component knows them. */
async function zonesOf(args: VpcArgs, { providers }: pulumi.ComponentResourceOptions): Promise<string[]> {
  if (args.availabilityZoneNames) return args.availabilityZoneNames;
  const known = Array.isArray(providers) ? undefined : providers?.["aws"];
  const { names } = await aws.getAvailabilityZones({}, { provider: known });
  return names.slice(0, args.numberOfAvailabilityZones ?? 3);
}

/** Which resources there are follows from these. */
const SHAPE = [
  "cidrBlock",
  "numberOfAvailabilityZones",
  "availabilityZoneNames",
  "natGateways",
  "subnetSpecs",
] as const;

/** @throws Error if an input that decides which resources there are is only known after deployment */
async function known(inputs: pulumi.Inputs): Promise<VpcArgs> {
  const shape = pulumi.output(Object.fromEntries(SHAPE.map((name) => [name, inputs[name]])));
  const { isKnown } = shape as unknown as { isKnown: Promise<boolean> };
  if (!(await isKnown)) throw new Error(`awsx:ec2:Vpc: ${SHAPE.join(", ")} have to be known in a preview.`);
  const values = await new Promise<object>((resolve) => {
    shape.apply(resolve);
  });
  return { ...inputs, ...values };
}

endWithParent();
provider.main(awsx, process.argv.slice(2));
