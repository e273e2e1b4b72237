import * as assert from "node:assert/strict";
import { lifecycleRules } from "../../../components/shared/lifecycle";
import { RETENTION } from "../../../contracts/retention";

describe("lifecycle rules", () => {
  it("move objects to colder classes on the manifest's days and end them", () => {
    const [retention] = lifecycleRules(RETENTION["interaction-logs"].object);
    assert.deepEqual(retention?.["transitions"], [
      { days: 30, storageClass: "STANDARD_IA" },
      { days: 90, storageClass: "GLACIER_IR" },
      { days: 365, storageClass: "DEEP_ARCHIVE" },
    ]);
    assert.deepEqual(retention?.["expiration"], { days: 2555 });
  });

  it("end what is no longer current on the manifest's days, markers of deletion included", () => {
    const [retention, markers] = lifecycleRules({ expire: 90 }, { versionDays: 7 });
    assert.deepEqual(retention?.["noncurrentVersionExpiration"], { noncurrentDays: 7 });
    assert.deepEqual(markers?.["expiration"], { expiredObjectDeleteMarker: true });
  });

  it("move but never end what is kept for ever, older versions included", () => {
    const rules = lifecycleRules(RETENTION["audit-trail"].object);
    assert.equal(rules.length, 1);
    const [keep] = rules;
    assert.equal(keep?.["expiration"], undefined);
    assert.equal(keep?.["noncurrentVersionExpiration"], undefined);
    assert.deepEqual(keep?.["noncurrentVersionTransitions"], [
      { noncurrentDays: 30, storageClass: "STANDARD_IA" },
      { noncurrentDays: 90, storageClass: "GLACIER_IR" },
      { noncurrentDays: 365, storageClass: "DEEP_ARCHIVE" },
    ]);
  });

  it("state no transition where the manifest states none", () => {
    assert.equal("transitions" in (lifecycleRules({ expire: 30 })[0] ?? {}), false);
  });

  it("apply to the whole bucket and drop the parts of uploads nobody completed", () => {
    for (const { object } of [RETENTION["application-logs"], RETENTION["audit-trail"]]) {
      const [first, ...others] = lifecycleRules(object);
      assert.deepEqual(first?.abortIncompleteMultipartUpload, { daysAfterInitiation: 7 });
      for (const rule of [first, ...others]) {
        assert.deepEqual([rule?.status, rule?.filter], ["Enabled", { prefix: "" }]);
      }
    }
  });
});
