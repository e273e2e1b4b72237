import * as assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { GetRoleCommand } from "@aws-sdk/client-iam";
import { type Delivery, emulator, startDelivery } from "./support/bench";
import { createWorld, type World } from "./support/world";

const serviceTrust = (Condition: object) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "firehose.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition,
    },
  ],
});

describe("the role of a delivery stream", function () {
  this.timeout(60_000);
  let delivery: Delivery;
  let world: World;

  before(async () => {
    const { endpoint } = await emulator();
    delivery = await startDelivery(endpoint);
    world = createWorld(endpoint, delivery);
  });
  after(() => delivery.stop());

  it("is assumed where its trust policy names the source account, and the policy stays as it was", async () => {
    const trust = serviceTrust({
      StringEquals: { "aws:SourceAccount": "000000000000" },
      ArnLike: { "aws:SourceArn": "arn:aws:firehose:*:000000000000:*" },
    });
    const RoleARN = await world.role(["s3:PutObject"], trust);
    const stream = await world.stream({ RoleARN });
    await world.put(stream.name, ["a"]);
    assert.equal((await world.delivered(stream)).length, 1);
    const { Role } = await world.iam.send(new GetRoleCommand({ RoleName: RoleARN.split("/").pop() }));
    assert.deepEqual(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")), trust);
  });

  for (const [what, trust] of [
    ["another source account", serviceTrust({ StringEquals: { "aws:SourceAccount": "111122223333" } })],
    [
      "another source",
      serviceTrust({ ArnLike: { "aws:SourceArn": `arn:aws:firehose:*:*:deliverystream/${randomUUID()}` } }),
    ],
    [
      "another service",
      {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: "sts:AssumeRole" },
        ],
      },
    ],
  ] as const) {
    it(`is refused where it trusts ${what}`, async () => {
      const RoleARN = await world.role(["s3:PutObject"], trust);
      await assert.rejects(world.stream({ RoleARN }), {
        name: "InvalidArgumentException",
        message: /unable to assume role .*sts:AssumeRole/,
      });
    });
  }
});
