import { strict as assert } from "node:assert";
import { compare, type Right } from "../../../operations/privileges";
import { neutral } from "../../../operations/privileges/neutral";

const right = (action: string, resource: string, role = "reader"): Right => ({ role, action, resource });
const TABLE = "arn:aws:dynamodb:eu-west-1::table/records";

function unused(granted: Right[], used: Right[]): string[] {
  const { roles } = compare(granted, used, []);
  return roles.flatMap(({ unjustified }) => unjustified.map(({ action }) => action));
}

describe("granted against used rights", () => {
  it("counts a right as used by its own role, action and resource only", () => {
    const granted = [right("dynamodb:GetItem", TABLE)];
    assert.deepEqual(unused(granted, [right("dynamodb:getItem", TABLE)]), []);
    for (const use of [
      right("dynamodb:PutItem", TABLE),
      right("dynamodb:GetItem", `${TABLE}-2`),
      right("dynamodb:GetItem", TABLE, "writer"),
    ])
      assert.deepEqual(unused(granted, [use]), ["dynamodb:GetItem"]);
  });

  it("takes a star in a granted resource for anything, and a bucket for its objects", () => {
    const stream = right("dynamodb:GetRecords", `${TABLE}/stream/*`);
    assert.deepEqual(unused([stream], [right("dynamodb:GetRecords", `${TABLE}/stream/now`)]), []);
    const objects = right("s3:GetObject", "arn:aws:s3:::checks/redacted/*");
    assert.deepEqual(unused([objects], [right("s3:GetObject", "arn:aws:s3:::checks/*")]), []);
    assert.deepEqual(unused([objects], [right("s3:GetObject", "arn:aws:s3:::other/*")]), ["s3:GetObject"]);
  });

  it("excuses what has a reason, and names reasons that excuse nothing", () => {
    const granted = [right("sqs:SendMessage", "arn:aws:sqs:eu-west-1::failures")];
    const needed = { role: /^reader$/, actions: /^sqs:SendMessage$/, reason: "failures only" };
    const idle = { role: /^writer$/, actions: /^sqs:SendMessage$/, reason: "failures only" };
    const comparison = compare(granted, [], [needed, idle]);
    assert.deepEqual(comparison.roles[0]?.unjustified, []);
    assert.equal(comparison.roles[0]?.justified.length, 1);
    assert.deepEqual(comparison.idle, [idle]);
  });

  it("knows a resource of one deployment in another", () => {
    const one =
      "arn:aws:dynamodb:eu-west-1:444455556666:table/records-dev-547c92d/stream/2026-11-21T00:02:12.000";
    const other =
      "arn:aws:dynamodb:eu-west-1:000000000000:table/records-dev-1ee6aa2/stream/2026-11-22T10:00:00.123";
    assert.equal(neutral(one), neutral(other));
    assert.equal(neutral("recorder-audit-role-prod-1ee6aa2"), "recorder-audit-role");
  });
});
