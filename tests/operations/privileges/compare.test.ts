import { strict as assert } from "node:assert";
import { compare, type Right } from "../../../operations/privileges";
import { neutral } from "../../../operations/privileges/names";

const right = (action: string, resource: string, holder = "reader"): Right => ({ holder, action, resource });
const TABLE = "arn:aws:dynamodb:eu-west-1::table/records";
const KEY = "arn:aws:kms:eu-west-1::alias/records";

function unused(granted: Right[], used: Right[]): string[] {
  const { holdings } = compare({ granted, used, justifications: [] });
  return holdings.flatMap(({ unjustified }) => unjustified.map(({ action }) => action));
}

describe("granted against used rights", () => {
  it("counts a right as used by its own holder, action and resource only", () => {
    const granted = [right("dynamodb:GetItem", TABLE)];
    assert.deepEqual(unused(granted, [right("dynamodb:getItem", TABLE)]), []);
    for (const use of [
      right("dynamodb:PutItem", TABLE),
      right("dynamodb:GetItem", `${TABLE}-2`),
      right("dynamodb:GetItem", `${TABLE}*`),
      right("dynamodb:GetItem", TABLE, "writer"),
    ])
      assert.deepEqual(unused(granted, [use]), ["dynamodb:GetItem"]);
  });

  it("excuses what has a reason, and names reasons that excuse nothing", () => {
    const granted = [right("sqs:SendMessage", "arn:aws:sqs:eu-west-1::failures")];
    const needed = { holder: /^reader$/, actions: /^sqs:SendMessage$/, reason: "failures only" };
    const idle = { holder: /^writer$/, actions: /^sqs:SendMessage$/, reason: "failures only" };
    const { holdings, ...rest } = compare({ granted, used: [], justifications: [needed, idle] });
    assert.deepEqual(holdings[0]?.unjustified, []);
    assert.equal(holdings[0]?.justified.length, 1);
    assert.deepEqual(rest.idle, [idle]);
  });

  it("takes what a right brings with it as needed as that right is", () => {
    const reading = right("dynamodb:GetItem", TABLE);
    const granted = [reading, right("kms:Decrypt", KEY), right("kms:GenerateDataKey", KEY)];
    const implies = ({ action }: Right) => (action === reading.action ? [right("kms:Decrypt", KEY)] : []);
    const because = { holder: /^reader$/, actions: /^dynamodb:GetItem$/, reason: "seldom" };
    const of = (used: Right[], justifications = [because]) => {
      const [holding] = compare({ granted, used, justifications, implies }).holdings;
      const { implied = [], justified = [], unjustified = [] } = holding ?? {};
      return [implied.length, justified.length, unjustified.map(({ action }) => action)];
    };
    assert.deepEqual(of([reading]), [1, 0, ["kms:GenerateDataKey"]]);
    assert.deepEqual(of([]), [0, 2, ["kms:GenerateDataKey"]]);
    assert.deepEqual(of([], []), [0, 0, ["dynamodb:GetItem", "kms:Decrypt", "kms:GenerateDataKey"]]);
  });

  it("knows a resource of one deployment in another", () => {
    const one =
      "arn:aws:dynamodb:eu-west-1:444455556666:table/records-dev-547c92d/stream/2026-11-21T00:02:12.000";
    const other =
      "arn:aws:dynamodb:eu-west-1:000000000000:table/records-dev-1ee6aa2/stream/2026-11-22T10:00:00.123";
    assert.equal(neutral(one), neutral(other));
    const cache = (stack: string) => `arn:aws:elasticache:eu-west-1::user:strata-${stack}-cache-recorder`;
    assert.equal(neutral(cache("dev")), neutral(cache("prod")));
    assert.equal(neutral("recorder-audit-role-prod-1ee6aa2"), "recorder-audit-role");
  });
});
