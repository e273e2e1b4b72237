import type { FixtureStack } from "../fixtures/stack";
import type { Breach } from "./breach";
import { changed } from "./changed";

/** Who uses stores, where they stand, what they log, and what is left of them. */
export const STORES: readonly Breach[] = [
  changed("store-authentication", "writer", { password: "correct-horse" }, /set password to nothing/),
  changed(
    "store-authentication",
    "proxy",
    { defaultAuthScheme: "NONE" },
    /set defaultAuthScheme to "IAM_AUTH"/,
  ),
  changed(
    "store-authentication",
    "context-recorder",
    { accessString: "on ~* +get" },
    /set accessString to the commands/,
  ),
  changed(
    "store-authentication",
    "context-users",
    { userIds: ["default"] },
    /set userIds to users of this stack/,
  ),
  changed(
    "store-authentication",
    "search",
    { advancedSecurityOptions: {} },
    /set advancedSecurityOptions.enabled to true/,
  ),
  changed(
    "store-placement",
    "conversations",
    { vpcSecurityGroupIds: [] },
    /set vpcSecurityGroupIds to groups/,
  ),
  changed("store-placement", "context", { subnetGroupName: undefined }, /set subnetGroupName to a group/),
  parameter("postgres-settings", "log_statement", "all", /set the parameter log_statement to ddl/),
  parameter("documents-settings", "audit_logs", "disabled", /set the parameter audit_logs to enabled/),
  changed("store-parameters", "proxy", { debugLogging: true }, /set debugLogging to false/),
  changed("store-upkeep", "writer", { engineVersion: "11.22" }, /set engineVersion to 14 or later/),
  changed(
    "store-upkeep",
    "conversations-1",
    { caCertIdentifier: "rds-ca-2019" },
    /set caCertIdentifier to rds-ca-rsa2048-g1/,
  ),
  changed(
    "store-upkeep",
    "crisis-events",
    { replicas: [{ regionName: "us-west-2" }] },
    /copies with a kmsKeyArn/,
  ),
];

function parameter(at: string, name: string, value: string, remedy: RegExp): Breach {
  return {
    rule: "store-parameters",
    breaks: `${name} is ${value}`,
    at,
    change(stack: FixtureStack) {
      const { parameters } = stack.props(at);
      parameters.find((one: { name: string }) => one.name === name).value = value;
    },
    remedy,
  };
}
