import * as assert from "node:assert/strict";
import { InvalidRequest, readRequest } from "../../../runtime/find-similar/request";
import { finder } from "../../stores/search/support/finder";

const refusing = async () => assert.fail("nothing is to be asked");

describe("a request for similar messages", () => {
  it("is read with its bounds, times widened to whole days", () => {
    assert.deepEqual(
      readRequest({
        text: "exam",
        school_id: "s",
        from: "2026-03-02T10:15:00Z",
        to: "2026-03-02",
        min_risk: 0,
        max_risk: 1,
        size: 50,
      }),
      {
        question: { text: "exam" },
        filters: {
          schoolId: "s",
          from: "2026-03-02T00:00:00.000Z",
          to: "2026-03-02T23:59:59.999Z",
          minRisk: 0,
          maxRisk: 1,
        },
        size: 50,
      },
    );
    assert.deepEqual(readRequest({ message_id: "m" }), {
      question: { messageId: "m" },
      filters: {},
      size: 10,
    });
  });

  const BAD: [field: string, request: unknown][] = [
    ["body", null],
    ["body", []],
    ["body", "text"],
    ["body", { text: "a", query: { match_all: {} } }],
    ["body", JSON.parse('{"text":"a","__proto__":{"size":1}}')],
    ["text", {}],
    ["text", { text: "a", message_id: "b" }],
    ["text", { text: "" }],
    ["text", { text: "…" }],
    ["text", { text: "a".repeat(4_001) }],
    ["text", { text: { $gt: "" } }],
    ["message_id", { message_id: "a".repeat(513) }],
    ["message_id", { message_id: ["a"] }],
    ["school_id", { text: "a", school_id: 7 }],
    ["school_id", { text: "a", school_id: "" }],
    ["size", { text: "a", size: 0 }],
    ["size", { text: "a", size: 51 }],
    ["size", { text: "a", size: 1.5 }],
    ["size", { text: "a", size: "10" }],
    ["min_risk", { text: "a", min_risk: -0.1 }],
    ["max_risk", { text: "a", max_risk: 1.1 }],
    ["max_risk", { text: "a", max_risk: Number.NaN }],
    ["min_risk", { text: "a", min_risk: 0.6, max_risk: 0.5 }],
    ["from", { text: "a", from: "yesterday" }],
    ["from", { text: "a", from: "2026-02-30" }],
    ["to", { text: "a", to: "2026-02-01T00:00:00+01:00" }],
    ["to", { text: "a", to: 1 }],
    ["from", { text: "a", from: "2026-03-03", to: "2026-03-02" }],
  ];
  for (const [field, request] of BAD) {
    it(`is refused as ${JSON.stringify(request).slice(0, 60)}, naming ${field}`, () => {
      assert.throws(
        () => readRequest(request),
        (error: unknown) => error instanceof InvalidRequest && error.field === field,
      );
    });
  }

  it("is refused where it is no JSON, too large, or from nobody, and leaves no entry", async () => {
    const { post, audited } = finder(refusing);
    for (const body of ["{", "", `{"text":"${"a".repeat(17_000)}"}`]) {
      const { status, body: answer } = await post(body);
      assert.deepEqual([status, (answer.error as { code: string }).code], [400, "invalid_request"]);
    }
    const nobody = await finder(refusing).handler(
      { body: '{"text":"a"}', requestContext: { requestId: "r" } },
      { awsRequestId: "r" },
    );
    assert.equal((nobody as { statusCode: number }).statusCode, 403);
    assert.deepEqual(audited, []);
  });

  it("is not answered where its entry in the audit trail cannot be written", async () => {
    const audit = async () => {
      throw new Error("no stream");
    };
    const found = { hits: { hits: [] }, aggregations: {} };
    const { post } = finder(async () => found, { audit });
    const { status, body } = await post({ text: "exam" });
    assert.deepEqual([status, body.error], [503, { code: "audit_unavailable" }]);
  });

  it("leaves who asked and where in the audit trail, and not what for", async () => {
    const { post, audited } = finder(async () => ({ hits: { hits: [] } }));
    await post({ text: "a secret worry", school_id: "school-7", from: "2026-03-02" });
    assert.deepEqual(audited[0]?.data, {
      entity_id: "message-search/school-7",
      actor_id: "arn:aws:sts::000000000000:assumed-role/counselling/jo",
      action: "search.similar",
      outcome: "success",
      details: {
        by: "text",
        filtered_by_time: true,
        filtered_by_risk: false,
        size: 10,
        results: 0,
        withheld_groups: 0,
      },
    });
  });
});
