import { strict as assert } from "node:assert";
import { secretInPlainText } from "../../policy-pack/model/services/secrets";

const SECRETS: readonly [name: string, value: string][] = [
  ["DB_PASSWORD", "x"],
  ["apiKey", "abc"],
  ["SLACK_TOKEN", "abc"],
  ["clientSecret", "abc"],
  ["X", "-----BEGIN RSA PRIVATE KEY-----\nMIIE"],
  ["X", ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0In0", "sig"].join(".")],
  ["X", `ghp_${"a1B2c3D4e5F6g7H8i9J0"}`],
  ["X", "mongodb+srv://root:pw@cluster.example.com/db"],
  ["X", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
  ["X", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY1"],
];

const HARMLESS: readonly [name: string, value: string][] = [
  ["SECRET_ARN", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3"],
  ["SECRET_NAME", "observer/db"],
  ["SESSION_TOKEN_TTL_SECONDS", "900"],
  ["TABLE_NAME", "crisis-events-table-3f9a1bc"],
  ["KEY_ID", "4f1e0c52-1d3a-4f7b-9a55-0c3f1e2d4b6a"],
  ["QUEUE_URL", "https://sqs.eu-west-1.amazonaws.com/123456789012/stream-failures-queue-0a1b2c3"],
  ["PASSWORD", ""],
  ["LOG_LEVEL", "INFO"],
  ["NODE_OPTIONS", "--enable-source-maps"],
  ["SETTINGS", '{"topic":"chat.message.sent","claimsTable":"event-claims-table-3f9a1bc"}'],
];

describe("secrets in environment variables", () => {
  for (const [name, value] of SECRETS) {
    it(`finds ${name}=${value.slice(0, 12)}…`, () =>
      assert.notEqual(secretInPlainText(name, value), undefined));
  }
  for (const [name, value] of HARMLESS) {
    it(`leaves ${name}=${value.slice(0, 40)} alone`, () =>
      assert.equal(secretInPlainText(name, value), undefined));
  }
});
