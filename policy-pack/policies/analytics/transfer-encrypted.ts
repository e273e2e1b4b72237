import type { Rule } from "../../model/rules/rule";
import { TRANSFER_SERVER } from "../../model/services/analytics";
import { IN_TRANSIT } from "../../model/services/transit";

/** FTP sends names, passwords and files in plain text; the older policies take ciphers that are broken. */
export const transferEncrypted: Rule = {
  id: "transfer-encrypted",
  description: "Transfer servers speak SFTP under a policy of this decade.",
  level: "mandatory",
  controls: IN_TRANSIT,
  scope: "resource",
  types: TRANSFER_SERVER,
  check({ name, props }, report) {
    const protocols: string[] = props["protocols"] ?? ["SFTP"];
    if (protocols.includes("FTP"))
      report(`Transfer server '${name}' speaks FTP`, 'set protocols to ["SFTP"]');
    if (
      !/^TransferSecurityPolicy-(FIPS-)?202[4-9]-\d\d|^TransferSecurityPolicy-SshAuditCompliant/.test(
        String(props["securityPolicyName"] ?? ""),
      )
    )
      report(
        `Transfer server '${name}' takes old ciphers`,
        "set securityPolicyName to TransferSecurityPolicy-2024-01 or later",
      );
  },
};
