import * as assert from "node:assert/strict";
import { openPermissions } from "../../../runtime/remediator/menders/security-groups";

const SSH = { IpProtocol: "tcp", FromPort: 22, ToPort: 22 };

describe("what is taken away of a security group's rules", () => {
  it("is every address of both families, and nothing else of the same rule", () => {
    const permission = {
      ...SSH,
      IpRanges: [{ CidrIp: "0.0.0.0/0", Description: "by hand" }, { CidrIp: "10.0.0.0/8" }],
      Ipv6Ranges: [{ CidrIpv6: "::/0" }, { CidrIpv6: "fd00::/8" }],
      UserIdGroupPairs: [{ GroupId: "sg-1" }],
    };
    assert.deepEqual(openPermissions([permission]), [
      { ...SSH, IpRanges: [{ CidrIp: "0.0.0.0/0" }], Ipv6Ranges: [{ CidrIpv6: "::/0" }] },
    ]);
  });

  it("is a rule for all protocols too, which names no ports", () => {
    const permission = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
    assert.deepEqual(openPermissions([permission]), [permission]);
  });

  it("is nothing where only groups and networks are let in", () => {
    const groups = { ...SSH, UserIdGroupPairs: [{ GroupId: "sg-1" }] };
    assert.deepEqual(openPermissions([groups, { ...SSH, IpRanges: [{ CidrIp: "10.0.0.0/8" }] }]), []);
    assert.deepEqual(openPermissions(), []);
  });
});
