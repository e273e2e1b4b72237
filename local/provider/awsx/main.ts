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
    const args = (await known(inputs)) as VpcArgs;
    const vpc = new Vpc(name, args, options);
    return { urn: vpc.urn, state: vpc.state() };
  },
};

/** The sizes of a network decide which resources there are, so they have to be known. */
const known = (inputs: pulumi.Inputs): Promise<unknown> =>
  new Promise((resolve) => {
    pulumi.output(inputs).apply((values) => resolve(values));
  });

endWithParent();
provider.main(awsx, process.argv.slice(2));
