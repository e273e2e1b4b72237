import type { Report, Rule } from "../../model/rules/rule";
import type { Props, Resource } from "../../model/stack/stack";
import {
  CACHE,
  CLUSTER_PARAMETERS,
  DATABASE_PARAMETERS,
  DATABASE_PROXY,
  DOCUMENTS_PARAMETERS,
  SEARCH_DOMAIN,
} from "../../model/types/types";

const LATE_TLS = /TLS-1-[23]/;

/** Every store of the network also has a mode that takes plain text, and in some it is the one by default. */
export const storeTlsOnly: Rule = {
  id: "store-tls-only",
  description: "Databases, caches and search domains take TLS 1.2 or later only.",
  level: "mandatory",
  controls: {
    hipaa: ["164.312(e)(1)", "164.312(e)(2)(ii)"],
    ferpa: ["99.31(a)(1)(ii)"],
    coppa: ["312.8"],
    soc2: ["CC6.7"],
    aws: ["opensearch-https-required", "opensearch-node-to-node-encryption-check"],
  },
  scope: "resource",
  types: [
    ...CACHE,
    ...CLUSTER_PARAMETERS,
    ...DATABASE_PARAMETERS,
    ...DATABASE_PROXY,
    ...DOCUMENTS_PARAMETERS,
    ...SEARCH_DOMAIN,
  ],
  check(resource, report) {
    if (isOneOf(resource, CACHE)) checkCache(resource, report);
    else if (isOneOf(resource, SEARCH_DOMAIN)) checkDomain(resource, report);
    else if (isOneOf(resource, DATABASE_PROXY)) {
      if (resource.props["requireTls"] !== true)
        report(`Proxy '${resource.name}' takes plain text`, "set requireTls to true");
    } else if (isOneOf(resource, [...CLUSTER_PARAMETERS, ...DATABASE_PARAMETERS])) {
      const [parameter, ...allowed] = forcesTls(resource.props);
      if (parameter) needs(resource, parameter, allowed, report);
    } else needs(resource, "tls", ["enabled", "tls1.2+", "tls1.3+", "fips-140-3"], report);
  },
  // A cache takes up encryption on the way only when it is made anew, and a search domain that between its nodes.
  remediation: {
    types: [...CLUSTER_PARAMETERS, ...DATABASE_PARAMETERS, ...DATABASE_PROXY, ...SEARCH_DOMAIN],
    patch(resource) {
      if (isOneOf(resource, DATABASE_PROXY)) {
        return resource.props["requireTls"] === true ? undefined : { requireTls: true };
      }
      return isOneOf(resource, SEARCH_DOMAIN) ? httpsOnly(resource.props) : sslForced(resource.props);
    },
  },
};

function httpsOnly({ domainEndpointOptions: stated = {} }: Props): Props | undefined {
  if (stated.enforceHttps === true && LATE_TLS.test(String(stated.tlsSecurityPolicy))) return undefined;
  const tlsSecurityPolicy = LATE_TLS.test(String(stated.tlsSecurityPolicy))
    ? stated.tlsSecurityPolicy
    : "Policy-Min-TLS-1-2-PFS-2023-10";
  return { domainEndpointOptions: { ...stated, enforceHttps: true, tlsSecurityPolicy } };
}

function sslForced(props: Props): Props | undefined {
  const [parameter, value, ...allowed] = forcesTls(props);
  if (parameter === undefined) return undefined;
  const parameters: { name: string; value: unknown }[] = props["parameters"] ?? [];
  const stated = parameters.find(({ name }) => name === parameter);
  if ([value, ...allowed].includes(String(stated?.value))) return undefined;
  return { parameters: [...parameters.filter((one) => one !== stated), { name: parameter, value }] };
}

/** The parameter by which a family of engines takes TLS only, and its values; Oracle has an option group for it instead. */
function forcesTls({ family = "postgres" }: Props): string[] {
  if (/postgres|sqlserver/.test(family)) return ["rds.force_ssl", "1"];
  return /mysql|mariadb/.test(family) ? ["require_secure_transport", "1", "ON"] : [];
}

function isOneOf({ type }: Resource, types: readonly string[]): boolean {
  return types.includes(type);
}

function checkCache({ name, props }: Resource, report: Report): void {
  if (props["transitEncryptionEnabled"] !== true)
    report(`Cache '${name}' takes plain text`, "set transitEncryptionEnabled to true");
  else if (props["transitEncryptionMode"] === "preferred")
    report(`Cache '${name}' takes plain text beside TLS`, 'set transitEncryptionMode to "required"');
}

function checkDomain({ name, props }: Resource, report: Report): void {
  const { enforceHttps, tlsSecurityPolicy }: Props = props["domainEndpointOptions"] ?? {};
  if (enforceHttps !== true)
    report(`Search domain '${name}' takes plain HTTP`, "set domainEndpointOptions.enforceHttps to true");
  else if (!LATE_TLS.test(String(tlsSecurityPolicy)))
    report(
      `Search domain '${name}' takes TLS older than 1.2`,
      "set domainEndpointOptions.tlsSecurityPolicy to Policy-Min-TLS-1-2-PFS-2023-10",
    );
  if (props["nodeToNodeEncryption"]?.enabled !== true)
    report(
      `Search domain '${name}' has nodes that speak plain text`,
      "set nodeToNodeEncryption.enabled to true",
    );
}

/** A parameter group has the engine's default for what it does not state, and that may change with the family. */
function needs({ name, props }: Resource, parameter: string, allowed: string[], report: Report): void {
  const parameters: { name: string; value: unknown }[] = props["parameters"] ?? [];
  const stated = parameters.find((each) => each.name === parameter)?.value;
  if (allowed.includes(String(stated))) return;
  report(`Parameter group '${name}' does not ask for TLS`, `set the parameter ${parameter} to ${allowed[0]}`);
}
