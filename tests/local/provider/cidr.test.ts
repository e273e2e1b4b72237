import assert from "node:assert/strict";
import { subnetCidrs } from "../../../local/provider/awsx/cidr";

describe("the blocks of a network's subnets", () => {
  it("share the network equally among zones and subnets", () => {
    assert.deepEqual(subnetCidrs("10.0.0.0/16", 2, [{}, {}]), [
      ["10.0.0.0/18", "10.0.64.0/18"],
      ["10.0.128.0/18", "10.0.192.0/18"],
    ]);
  });

  it("have the size they state, aligned to it", () => {
    assert.deepEqual(subnetCidrs("10.0.0.0/16", 1, [{ cidrMask: 24 }, { cidrMask: 20 }]), [
      ["10.0.0.0/24", "10.0.16.0/20"],
    ]);
  });

  it("are the stated ones where they are stated", () => {
    const stated = { cidrBlocks: ["10.0.1.0/24", "10.0.2.0/24"] };
    assert.deepEqual(subnetCidrs("10.0.0.0/16", 2, [stated]), [["10.0.1.0/24"], ["10.0.2.0/24"]]);
  });

  it("never leave their zone's share", () => {
    assert.throws(() => subnetCidrs("10.0.0.0/24", 2, [{ cidrMask: 24 }]), /do not fit into 10\.0\.0\.0\/24/);
  });

  it("need a network", () => {
    assert.throws(() => subnetCidrs("10.0.0.0", 1, [{}]), /cidrBlock is "10\.0\.0\.0"; allowed/);
  });
});
