import * as assert from "node:assert/strict";
import { type AccessRequest, allows, statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { keyNeeds } from "../../support/key-needs";
import { type Program, recordProgram } from "../../support/program";

const KEY = "aws:kms/key:Key";
const ACCOUNT = `AWS:arn:aws:iam::${PLACE.accountId}:root`;
const DATA_ACTIONS = [
  "kms:Decrypt",
  "kms:Encrypt",
  "kms:GenerateDataKey",
  "kms:ReEncryptFrom",
  "kms:GenerateMac",
];

// The emulator enforces neither key policies nor grants, so these tests have to.
describe("the keys of the whole program", () => {
  let program: Program;
  before(async function () {
    this.timeout(120_000);
    program = await recordProgram("prod");
  });

  const policyOf = (key: unknown) => program.find(KEY, key).inputs["policy"];

  it("admit everything that needs them, and whoever the identity policies send there", () => {
    const needs = keyNeeds(program);
    const refused = needs.flatMap(({ who, key, requests }) =>
      requests.filter((request) => !allows(policyOf(key), request)).map(({ action }) => `${who}: ${action}`),
    );
    assert.ok(needs.length > 150, `only ${needs.length} needs found`);
    assert.deepEqual(refused, []);
  });

  it("admit no service, no action and no way of use that nothing in the program needs", () => {
    const needs = keyNeeds(program);
    const idle = program.ofType(KEY).flatMap((key) =>
      statementsOf(key.inputs["policy"]).flatMap(({ Sid, Action, Condition }) => {
        if (Sid === "AccountAdministersKey") return [];
        const alone = JSON.stringify({
          Statement: statementsOf(key.inputs["policy"]).filter((statement) => statement.Sid === Sid),
        });
        const used = (request: AccessRequest) =>
          needs.some((need) => need.key === key.arn && need.requests.includes(request)) &&
          allows(alone, request);
        const services = [Condition?.["StringEquals"]?.["kms:ViaService"] ?? []].flat();
        const requests = needs.flatMap((need) => need.requests).filter(used);
        const idleServices = services.filter(
          (service) => !requests.some(({ context }) => context?.["kms:ViaService"] === service),
        );
        const idleActions = [Action].flat().filter((each) => !requests.some(({ action }) => action === each));
        return requests.length === 0
          ? [`${key.name}: ${Sid}`]
          : [...idleServices, ...idleActions].map((each) => `${key.name}: ${each}`);
      }),
    );
    assert.deepEqual(idle, []);
  });

  it("let the account administer them but not use them directly", () => {
    for (const { name, inputs } of program.ofType(KEY)) {
      const asked = (action: string) =>
        allows(inputs["policy"], {
          principal: ACCOUNT,
          action,
          context: {
            "kms:CallerAccount": PLACE.accountId,
            "aws:PrincipalArn": `arn:aws:iam::${PLACE.accountId}:role/admin`,
          },
        });
      assert.ok(
        asked("kms:PutKeyPolicy") && asked("kms:ScheduleKeyDeletion"),
        `${name} locks its account out`,
      );
      assert.deepEqual(DATA_ACTIONS.filter(asked), [], name);
    }
  });

  it("refuse whoever comes from another account, whichever part of the request says so", () => {
    const elsewhere = (text: string) => text.replaceAll(PLACE.accountId, "999988887777");
    const variants = ({ principal = "", action, context = {} }: AccessRequest): AccessRequest[] =>
      principal.startsWith("Service:")
        ? Object.entries(context)
            .filter(([, value]) => elsewhere(value) !== value)
            .map(([name, value]) => ({
              principal,
              action,
              context: { ...context, [name]: elsewhere(value) },
            }))
        : [{ principal: elsewhere(principal), action, context }];
    const admitted = keyNeeds(program).flatMap(({ who, key, requests }) =>
      requests
        .flatMap(variants)
        .filter((request) => allows(policyOf(key), request))
        .map(({ action, principal }) => `${who}: ${action} by ${principal}`),
    );
    assert.deepEqual([...new Set(admitted)], []);
  });

  it("let event processors alone compute pseudonyms", () => {
    const policy = policyOf("keys-pseudonym-key");
    const admitted = program.ofType("aws:iam/role:Role").filter(({ inputs }) =>
      allows(policy, {
        principal: ACCOUNT,
        action: "kms:GenerateMac",
        context: {
          "aws:PrincipalTag/Job": inputs["tags"].Job,
        },
      }),
    );
    const processors = program.ofType("strata:processing:EventProcessor").map(({ name }) => `${name}-role`);
    assert.deepEqual(admitted.map(({ name }) => name).sort(), processors.sort());
  });

  it("rotate every year, but for those KMS cannot rotate, and take 30 days to delete", () => {
    const rotating = program.ofType(KEY).filter(({ inputs }) => inputs["enableKeyRotation"] === true);
    const fixed = program.ofType(KEY).filter((key) => !rotating.includes(key));
    assert.deepEqual(fixed.map(({ inputs }) => inputs["customerMasterKeySpec"]).sort(), [
      "ECC_NIST_P256",
      "HMAC_256",
    ]);
    for (const { inputs } of program.ofType(KEY)) assert.equal(inputs["deletionWindowInDays"], 30);
  });
});
