import * as assert from "node:assert/strict";
import { type Copy, type Survey, standingOn, survey } from "../../../operations/retention";
import type { PlannedResource } from "../../../policy-pack/plan";
import { gatedProd, recordedDev } from "../../support/stacks";

const YEAR = 365;

/**
 * What has to stand in production so many days after an event, and what may not any more: from the requirements, not
 * from the manifest. An entry is `<class> <service> <kind>`, with its storage class where it is an object.
 */
const EXPECTED: readonly [day: number, stands: readonly string[], gone: readonly string[]][] = [
  [
    0,
    [
      "event-stream Kinesis stream store",
      "interaction-logs S3 bucket store STANDARD",
      "conversations DocumentDB cluster store",
      "application-logs S3 bucket store STANDARD",
      "application-logs OpenSearch domain store",
      "message-vectors OpenSearch domain store",
      "audit-trail S3 bucket store STANDARD",
      "audit-trail DynamoDB table store",
      "crisis-events DynamoDB table store",
      "clinical-scores PostgreSQL instance store",
      "session-summaries PostgreSQL instance store",
      "conversation-context Redis cache store",
      "session-tokens Redis cache store",
    ],
    ["crisis-events S3 bucket store DEEP_ARCHIVE"],
  ],
  [
    2,
    ["conversations DocumentDB cluster store"],
    ["conversation-context Redis cache store", "session-tokens Redis cache store"],
  ],
  [8, ["conversations DocumentDB cluster store"], ["event-stream Kinesis stream store"]],
  [
    32,
    ["interaction-logs S3 bucket store STANDARD_IA", "message-vectors OpenSearch domain store"],
    ["application-logs OpenSearch domain store", "application-logs S3 bucket store STANDARD"],
  ],
  [
    98,
    ["interaction-logs S3 bucket store GLACIER_IR", "crisis-events DynamoDB table store"],
    [
      "conversations DocumentDB cluster store",
      "conversations DocumentDB cluster backups",
      "quarantine S3 bucket store STANDARD",
      "message-vectors OpenSearch domain store",
    ],
  ],
  [
    YEAR + 1,
    ["interaction-logs S3 bucket store DEEP_ARCHIVE", "audit-trail S3 bucket store DEEP_ARCHIVE"],
    [],
  ],
  [
    2 * YEAR + 40,
    ["crisis-events S3 bucket store DEEP_ARCHIVE", "clinical-scores PostgreSQL instance store"],
    [
      "crisis-events DynamoDB table store",
      "crisis-events DynamoDB table point in time",
      "audit-trail DynamoDB table store",
    ],
  ],
  [
    7 * YEAR + 10,
    ["crisis-events S3 bucket store DEEP_ARCHIVE", "audit-trail S3 bucket store DEEP_ARCHIVE"],
    [
      "interaction-logs S3 bucket store DEEP_ARCHIVE",
      "clinical-scores PostgreSQL instance store",
      "event-lake S3 bucket store GLACIER_IR",
    ],
  ],
  [
    10 * YEAR + 10,
    ["audit-trail S3 bucket store DEEP_ARCHIVE"],
    ["crisis-events S3 bucket store DEEP_ARCHIVE"],
  ],
  [11 * YEAR, ["audit-trail S3 bucket store DEEP_ARCHIVE"], []],
];

const entry = ({ dataClass, service, kind }: Copy, storageClass: string) =>
  [dataClass, service, kind, ...(service === "S3 bucket" ? [storageClass] : [])].join(" ");

const PLANS = {
  dev: async () => (await recordedDev()).resources as readonly PlannedResource[],
  prod: async () => (await gatedProd()).plan,
};

for (const [stack, planned] of Object.entries(PLANS)) {
  describe(`the data of stack ${stack} over eleven years`, () => {
    let found: Survey;
    before(async function () {
      this.timeout(240_000);
      found = survey(await planned());
    });
    const standing = (day: number) => {
      const copies = found.classes.flatMap((one) => one.copies);
      return new Set(standingOn(day, copies).map(({ copy, storageClass }) => entry(copy, storageClass)));
    };

    it("is kept where and as long as the manifest says, by every resource", () => {
      assert.deepEqual(found.contradictions, []);
    });

    for (const [day, stands, gone] of EXPECTED) {
      it(`stands where it has to on day ${day}, and nowhere it may not`, () => {
        const now = standing(day);
        assert.deepEqual(
          stands.filter((one) => !now.has(one)),
          [],
        );
        assert.deepEqual(
          gone.filter((one) => now.has(one)),
          [],
        );
      });
    }

    it("has only the audit trail and the archived crises left after eight years, and the trail alone after eleven", () => {
      const left = (day: number) => [...new Set([...standing(day)].map((one) => one.split(" ")[0]))].sort();
      assert.deepEqual(left(8 * YEAR), ["audit-trail", "crisis-events"]);
      assert.deepEqual(left(11 * YEAR), ["audit-trail"]);
    });

    it("is locked for as long as the audit trail and the archive of crises have to be", () => {
      const locks = found.classes.flatMap(({ copies }) =>
        copies
          .filter(({ kind }) => kind === "store")
          .flatMap(({ dataClass, lockedUntil }) => (lockedUntil ? [[dataClass, lockedUntil]] : [])),
      );
      assert.deepEqual(Object.fromEntries(locks), {
        "account-trail": 2555,
        "audit-trail": 2555,
        "crisis-events": 3650,
        evidence: 2192,
      });
    });
  });
}
