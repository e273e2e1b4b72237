import type { Breach } from "./breach";
import { changed } from "./changed";

/** The private network and the stores in it. */
export const NETWORK: readonly Breach[] = [
  changed("relational-customer-key", "writer", { storageEncrypted: false }, /storageEncrypted/),
  changed("relational-customer-key", "reader", { kmsKeyId: undefined }, /kmsKeyId to a KMS key/),
  changed("documents-customer-key", "conversations", { kmsKeyId: "alias/aws/rds" }, /kmsKeyId to a KMS key/),
  changed("cache-customer-key", "context", { atRestEncryptionEnabled: false }, /atRestEncryptionEnabled/),
  changed("search-customer-key", "search", { encryptAtRest: { enabled: true } }, /encryptAtRest/),
  changed("store-tls-only", "context", { transitEncryptionEnabled: false }, /transitEncryptionEnabled/),
  changed("store-tls-only", "context", { transitEncryptionMode: "preferred" }, /"required"/),
  changed("store-tls-only", "proxy", { requireTls: false }, /requireTls/),
  changed("store-tls-only", "postgres-settings", { parameters: [] }, /rds\.force_ssl to 1/),
  changed(
    "store-tls-only",
    "documents-settings",
    { parameters: [{ name: "tls", value: "disabled" }] },
    /tls to enabled/,
  ),
  changed("store-tls-only", "search", { domainEndpointOptions: { enforceHttps: false } }, /enforceHttps/),
  changed(
    "store-tls-only",
    "search",
    { domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" } },
    /Policy-Min-TLS-1-2/,
  ),
  changed("store-tls-only", "search", { nodeToNodeEncryption: undefined }, /nodeToNodeEncryption/),
  changed("store-not-public", "writer", { publiclyAccessible: true }, /publiclyAccessible to false/),
  changed("store-not-public", "search", { vpcOptions: undefined }, /vpcOptions\.subnetIds/),
  changed("store-backups", "writer", { backupRetentionPeriod: undefined }, /backupRetentionPeriod to 7/),
  changed("store-backups", "conversations", { backupRetentionPeriod: 35 }, /backupRetentionPeriod to 7/),
  changed("store-backups", "context", { snapshotRetentionLimit: 0 }, /snapshotRetentionLimit to 7/),
  changed("store-multi-zone", "writer", { multiAz: false }, /multiAz to true/),
  changed("store-multi-zone", "context", { automaticFailoverEnabled: false }, /automaticFailoverEnabled/),
  changed("store-multi-zone", "search", { clusterConfig: {} }, /zoneAwarenessEnabled/),
  changed("store-logs", "writer", { enabledCloudwatchLogsExports: [] }, /enabledCloudwatchLogsExports/),
  changed("store-logs", "conversations", { enabledCloudwatchLogsExports: ["profiler"] }, /add audit/),
  changed("store-logs", "context", { logDeliveryConfigurations: undefined }, /logDeliveryConfigurations/),
  changed("store-logs", "search", { logPublishingOptions: [] }, /AUDIT_LOGS/),
  {
    rule: "network-default-group-closed",
    breaks: "nothing closes the default group",
    at: "net",
    change: (stack) => stack.remove("net-default"),
    remedy: /add a DefaultSecurityGroup/,
  },
  {
    rule: "network-default-group-closed",
    breaks: "the default group lets its members speak with each other",
    at: "net",
    change: (stack) => {
      stack.props("net-default").ingress = [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }];
    },
    remedy: /remove ingress and egress/,
  },
  {
    rule: "network-flow-logs",
    breaks: "only what is refused is logged",
    at: "net",
    change: (stack) => {
      stack.props("net-flows").trafficType = "REJECT";
    },
    remedy: /trafficType "ALL"/,
  },
  changed(
    "network-no-open-ingress",
    "database-in",
    { cidrIpv4: "0.0.0.0/0" },
    /referencedSecurityGroupId to the group/,
  ),
  changed(
    "network-no-open-ingress",
    "database-group",
    { ingress: [{ ipv6CidrBlocks: ["::/0"] }] },
    /referencedSecurityGroupId to the group/,
  ),
  changed("network-endpoint-policy", "net-secrets", { policy: undefined }, /set policy to what is called/),
  {
    rule: "network-endpoint-policy",
    breaks: "every action of the service passes",
    at: "net-secrets",
    change: (stack) =>
      stack.statements("net-secrets", ([statement]) => {
        statement.Action = "secretsmanager:*";
      }),
    remedy: /name the actions/,
  },
  {
    rule: "network-endpoint-policy",
    breaks: "anybody's credentials pass",
    at: "net-secrets",
    change: (stack) =>
      stack.statements("net-secrets", ([statement]) => {
        delete statement.Condition;
      }),
    remedy: /aws:PrincipalAccount/,
  },
  {
    rule: "stateful-protected",
    breaks: "a database may be deleted",
    at: "writer",
    change: (stack) => {
      stack.resource("writer").protect = false;
    },
    remedy: /protect to true/,
  },
];
