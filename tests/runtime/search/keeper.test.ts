import * as assert from "node:assert/strict";
import { keep } from "../../../runtime/search-keeper/core";
import type { Search, SearchCall } from "../../../runtime/stores/search/client";
import { SearchFailure } from "../../../runtime/stores/search/failure";

const NOW = Date.UTC(2026, 5, 15);
const OPTIONS = { shape: { replicas: 1 }, roles: { indexer: "arn:indexer", finder: "arn:finder" } };

/** A domain of OpenSearch Service as its documentation describes it: both plugins, and policies that stand or not. */
function service(policies: Record<string, { _seq_no: number; _primary_term: number }> = {}) {
  const calls: SearchCall[] = [];
  const search: Search = async (call) => {
    calls.push(call);
    if (call.method === "GET" && call.path.startsWith("/_plugins/_ism/policies/")) {
      const policy = policies[call.path.split("/").at(-1) ?? ""];
      if (!policy) throw new SearchFailure("status_exception", 404);
      return policy;
    }
    return {};
  };
  return {
    search,
    calls,
    body: (path: string) => calls.find((call) => call.method === "PUT" && call.path === path)?.body,
  };
}

describe("the keeper of the search store", () => {
  it("gives each function its role, and no function more than it needs", async () => {
    const { search, body, calls } = service();
    const kept = await keep(search, OPTIONS, NOW);
    assert.deepEqual([kept.lifeCycle, kept.accessControl], ["set", "set"]);
    const api = "/_plugins/_security/api";
    assert.deepEqual(body(`${api}/rolesmapping/strata-indexer`), { backend_roles: ["arn:indexer"] });
    assert.deepEqual(body(`${api}/rolesmapping/strata-finder`), { backend_roles: ["arn:finder"] });
    const finder = JSON.stringify(body(`${api}/roles/strata-finder`));
    assert.match(finder, /message-vectors/);
    assert.doesNotMatch(finder, /write|delete|application-logs/);
    assert.doesNotMatch(JSON.stringify(body(`${api}/roles/strata-indexer`)), /delete|data\/read/);
    assert.ok(calls.every(({ path }) => !path.includes("all_access")));
  });

  it("has requests audited, but not their bodies", async () => {
    const { search, body } = service();
    await keep(search, OPTIONS, NOW);
    const config = body("/_plugins/_security/api/audit/config") as {
      enabled: boolean;
      audit: Record<string, unknown>;
    };
    assert.equal(config.enabled, true);
    assert.equal(config.audit["log_request_body"], false);
  });

  it("has the service delete what the daily clean-up left, two days later", async () => {
    const { search, body } = service();
    await keep(search, OPTIONS, NOW);
    for (const [kind, age] of [
      ["application-logs", "32d"],
      ["message-vectors", "92d"],
    ] as const) {
      const { policy } = body(`/_plugins/_ism/policies/${kind}`) as {
        policy: { states: { transitions: object[] }[]; ism_template: object[] };
      };
      assert.deepEqual(policy.states[0]?.transitions, [
        { state_name: "over", conditions: { min_index_age: age } },
      ]);
      assert.deepEqual(policy.ism_template, [{ index_patterns: [`${kind}-2*`], priority: 100 }]);
    }
  });

  it("changes a policy that stands by naming what it saw of it", async () => {
    const { search, calls } = service({ "message-vectors": { _seq_no: 7, _primary_term: 2 } });
    await keep(search, OPTIONS, NOW);
    const put = (kind: string) =>
      calls.find(({ method, path }) => method === "PUT" && path.endsWith(`policies/${kind}`));
    assert.deepEqual(put("message-vectors")?.query, { if_seq_no: "7", if_primary_term: "2" });
    assert.equal(put("application-logs")?.query, undefined);
  });

  it("fails where a plugin refuses, instead of taking it for absent", async () => {
    const { search } = service();
    const refusing: Search = (call) => {
      if (call.path.includes("_security")) throw new SearchFailure("security_exception", 403);
      return search(call);
    };
    await assert.rejects(keep(refusing, OPTIONS, NOW), { code: "security_exception" });
  });

  it("deletes whole days that are over, and no index of another name", async () => {
    const { search } = service();
    const deleted: string[] = [];
    const names = [
      "application-logs-2026.05.14",
      "application-logs-2026.05.15",
      "application-logs-late",
      "application-logs-x",
    ];
    const standing: Search = async (call) => {
      if (call.path.startsWith("/application-logs-*/"))
        return Object.fromEntries(names.map((name) => [name, {}]));
      if (call.method === "DELETE") deleted.push(call.path);
      return search(call);
    };
    assert.deepEqual((await keep(standing, OPTIONS, NOW)).deletedIndices, [
      "application-logs-2026.05.14",
      "application-logs-2026.05.15",
    ]);
    assert.deepEqual(deleted, ["/application-logs-2026.05.14", "/application-logs-2026.05.15"]);
  });
});
