import * as assert from "node:assert/strict";
import { SearchDomain } from "../../../components/storage/hot/search-domain";
import { allows } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { networkOf, outsider } from "../../support/network";
import { keyArnOf } from "../../support/stores";

const PSEUDONYMOUS = { DataClassification: "Pseudonymous", Retention: "message-vectors" };

describe("SearchDomain", function () {
  this.timeout(60_000);
  const engine = recordEngine();
  const build = (environment: "dev" | "prod", protect = false) =>
    engine.registrations(() => {
      const domain = new SearchDomain("search", {
        place: PLACE,
        environment,
        network: networkOf(),
        keyArn: keyArnOf("search"),
        logKeyArn: keyArnOf("logs"),
        protect,
      });
      domain.admit("reader", outsider(), domain);
    });
  let found: Registration[];
  before(async () => {
    found = await build("prod", true);
  });
  const inputsOf = (name: string) =>
    found.find((each) => each.name === name && each.type.startsWith("aws:"))?.inputs ?? {};

  it("makes exactly these", () => {
    assert.deepEqual(found.map(({ type, name }) => `${type.split(":").at(-1)} ${name}`).toSorted(), [
      "Domain search",
      "LogGroup search-logs-application",
      "LogGroup search-logs-audit",
      "LogGroup search-logs-slow-index",
      "LogGroup search-logs-slow-search",
      "LogResourcePolicy search-logs-policy",
      "Role search-keeper-role",
      "SearchDomain search",
      "SearchLogs search-logs",
      "SecurityGroup search-group",
      "SecurityGroupEgressRule reader-out",
      "SecurityGroupIngressRule reader-in",
    ]);
  });

  it("spreads three data nodes over three zones, with three masters beside them", () => {
    assert.deepEqual(inputsOf("search")["clusterConfig"], {
      instanceType: "r6g.large.search",
      instanceCount: 3,
      zoneAwarenessEnabled: true,
      zoneAwarenessConfig: { availabilityZoneCount: 3 },
      dedicatedMasterEnabled: true,
      dedicatedMasterType: "m6g.large.search",
      dedicatedMasterCount: 3,
    });
    assert.deepEqual(inputsOf("search")["vpcOptions"], {
      subnetIds: ["data-a", "data-b", "data-c"],
      securityGroupIds: ["search-group-id"],
    });
  });

  it("encrypts at rest and on every way, and knows one master: the keeper's role", () => {
    const domain = inputsOf("search");
    assert.deepEqual(domain["encryptAtRest"], { enabled: true, kmsKeyId: keyArnOf("search") });
    assert.deepEqual(domain["nodeToNodeEncryption"], { enabled: true });
    assert.deepEqual(domain["domainEndpointOptions"], {
      enforceHttps: true,
      tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
    });
    assert.deepEqual(domain["advancedSecurityOptions"], {
      enabled: true,
      anonymousAuthEnabled: false,
      internalUserDatabaseEnabled: false,
      masterUserOptions: { masterUserArn: "arn:aws:iam::111122223333:role/search-keeper-role" },
    });
    assert.equal(domain["accessPolicies"], undefined);
  });

  it("is tuned and mended in quiet hours", () => {
    const domain = inputsOf("search");
    assert.deepEqual(domain["autoTuneOptions"], {
      desiredState: "ENABLED",
      rollbackOnDisable: "NO_ROLLBACK",
      useOffPeakWindow: true,
    });
    assert.deepEqual(domain["offPeakWindowOptions"], {
      enabled: true,
      offPeakWindow: { windowStartTime: { hours: 2, minutes: 0 } },
    });
    assert.deepEqual(domain["softwareUpdateOptions"], { autoSoftwareUpdateEnabled: true });
  });

  it("writes four logs, each to an encrypted group that ends its lines after 30 days", () => {
    const publishing = inputsOf("search")["logPublishingOptions"] as Record<string, string>[];
    assert.deepEqual(
      publishing.map(({ logType }) => logType),
      ["AUDIT_LOGS", "SEARCH_SLOW_LOGS", "INDEX_SLOW_LOGS", "ES_APPLICATION_LOGS"],
    );
    for (const { cloudwatchLogGroupArn = "" } of publishing) {
      const group = inputsOf(cloudwatchLogGroupArn.split(":log-group:")[1] ?? "");
      assert.deepEqual(group["retentionInDays"], 30);
      assert.deepEqual(group["kmsKeyId"], keyArnOf("logs"));
    }
  });

  it("lets OpenSearch of this account alone write them", () => {
    const policy = inputsOf("search-logs-policy")["policyDocument"];
    const resource = "arn:aws:logs:eu-west-1:111122223333:log-group:search-logs-audit:log-stream:x";
    const request = (account: string, service = "es") => ({
      principal: `Service:${service}.amazonaws.com`,
      action: "logs:PutLogEvents",
      resource,
      context: {
        "aws:SourceAccount": account,
        "aws:SourceArn": `arn:aws:es:eu-west-1:${account}:domain/search-test-1`,
      },
    });
    assert.ok(allows(policy, request("111122223333")));
    assert.ok(!allows(policy, request("999999999999")));
    assert.ok(!allows(policy, request("111122223333", "rds")));
    assert.ok(
      !allows(policy, { ...request("111122223333"), resource: resource.replace("search-", "other-") }),
    );
  });

  it("admits whoever is let in on port 443, and nobody else", () => {
    const way = { ipProtocol: "tcp", fromPort: 443, toPort: 443, tags: PSEUDONYMOUS };
    assert.deepEqual(inputsOf("reader-in"), {
      ...way,
      description: "reader comes in",
      securityGroupId: "search-group-id",
      referencedSecurityGroupId: "sg-fn",
    });
    assert.equal(inputsOf("reader-out")["referencedSecurityGroupId"], "search-group-id");
    assert.equal(inputsOf("search-group")["ingress"], undefined);
    assert.equal(inputsOf("search-group")["egress"], undefined);
  });

  it("says whose data it holds, and keeps it where the stack is protected", () => {
    assert.deepEqual(inputsOf("search")["tags"], PSEUDONYMOUS);
    const domain = found.find(({ type }) => type === "aws:opensearch/domain:Domain");
    assert.deepEqual([domain?.protect, domain?.retainOnDelete], [true, true]);
  });

  it("is small in dev, where burstable nodes cannot be tuned", async () => {
    const dev = await build("dev");
    const domain = dev.find(({ type }) => type === "aws:opensearch/domain:Domain");
    assert.equal(domain?.inputs["clusterConfig"].instanceType, "t3.small.search");
    assert.equal(domain?.inputs["clusterConfig"].instanceCount, 3);
    assert.equal(domain?.inputs["autoTuneOptions"], undefined);
    assert.equal(domain?.protect, false);
  });

  it("has a name that fits into the 28 characters of a domain's, whatever the stack", async () => {
    const domain = found.find(({ type }) => type === "aws:opensearch/domain:Domain");
    assert.ok(`${domain?.name}-production-1a2b3c4`.length <= 28);
  });
});
