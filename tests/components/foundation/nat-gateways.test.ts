import * as assert from "node:assert/strict";
import { Network, withoutPublicAddresses } from "../../../components/foundation/network";
import { NAT_GATEWAYS, type NatGateways } from "../../../components/shared/private-network";
import { Vpc, type VpcArgs } from "../../../local/provider/awsx/vpc";
import type { PlannedResource } from "../../../policy-pack/plan";
import { NETWORK } from "../../../policy-pack/policies/network";
import { runRules } from "../../../policy-pack/run";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { keyArnOf } from "../../support/stores";

const ZONES = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];

/** Rules on what stands beside the network that `awsx` makes: flow logs, and the default group. */
const BESIDE = ["network-default-group-closed", "network-flow-logs"];

/** NAT gateways there are, of so many zones. */
const GATEWAYS: Record<NatGateways, (zones: number) => number> = {
  none: () => 0,
  single: () => 1,
  "per-zone": (zones) => zones,
};

describe("the network with NAT gateways", () => {
  const engine = recordEngine();

  /** What `awsx` makes of what the component asks it for. */
  async function made(natGateways: NatGateways, zones: number): Promise<Registration[]> {
    const args = { place: PLACE, stores: [], zones, natGateways, logKeyArn: keyArnOf("operations") };
    const asked = (await engine.registrations(() => new Network("net", args))).find(
      ({ type }) => type === "awsx:ec2:Vpc",
    );
    assert.ok(asked);
    const vpc = { ...(asked.inputs as VpcArgs), availabilityZoneNames: ZONES.slice(0, zones) };
    return engine.registrations(() => new Vpc("net-vpc", vpc));
  }

  for (const natGateways of NAT_GATEWAYS) {
    for (const zones of [2, 3]) {
      describe(`${natGateways} in ${zones} zones`, () => {
        let found: Registration[];
        before(async () => {
          found = await made(natGateways, zones);
        });

        const ofType = (name: string) => found.filter(({ type }) => type.endsWith(`:${name}`));
        const inputsOf = (name: string) => found.find((each) => each.name === name)?.inputs ?? {};

        it("has the gateways, each with an address, in a public subnet of its zone", () => {
          const gateways = ofType("NatGateway");
          assert.equal(gateways.length, GATEWAYS[natGateways](zones));
          assert.equal(ofType("Eip").length, gateways.length);
          assert.deepEqual(
            gateways.map(({ inputs }) => inputs["subnetId"]),
            gateways.map((_, at) => `net-vpc-public-${at + 1}-id`),
          );
        });

        it("leads functions out by the gateway of their zone, and stores nowhere", () => {
          const leads = Object.fromEntries(
            ofType("Route").map(({ name, inputs }) => [name, inputs["natGatewayId"] ?? inputs["gatewayId"]]),
          );
          const expected = ZONES.slice(0, natGateways === "none" ? 0 : zones).flatMap((_, at) => [
            [`net-vpc-public-${at + 1}`, "net-vpc-id"],
            [`net-vpc-private-${at + 1}`, `net-vpc-${natGateways === "single" ? 1 : at + 1}-id`],
          ]);
          assert.deepEqual(leads, Object.fromEntries(expected));
        });

        it("moves no subnet's addresses where gateways are switched on", async () => {
          const without = await made("none", zones);
          for (const { name, inputs } of without.filter(({ type }) => type.endsWith(":Subnet"))) {
            assert.equal(inputsOf(name)["cidrBlock"], inputs["cidrBlock"], name);
          }
        });

        it("keeps the rules of networks, but for what the component makes beside it", () => {
          const violations = runRules(found.map(planned), NETWORK);
          assert.deepEqual([...new Set(violations.map(({ rule }) => rule))].sort(), BESIDE);
        });
      });
    }
  }
});

/** A registration as a line of a plan, under the component's transform. */
function planned({ type, name, inputs }: Registration): PlannedResource {
  const changed = withoutPublicAddresses({ type, name, props: inputs, opts: {}, custom: true });
  const urn = `urn:pulumi:test::strata::${type}::${name}`;
  return { urn, type, name, props: changed?.props ?? inputs, outputs: { id: `${name}-id` } };
}
