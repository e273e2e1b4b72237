import type { DomainArgs, DomainPolicyArgs } from "@pulumi/aws/opensearch";
import { stableHex } from "../names";
import { type Call, call } from "../sdk";
import { retag, tagList, tagMap } from "../tags";
import { defineType, differs, type Inputs } from "../type";
import { liveStructures, structuresOf } from "./opensearch-shape";

type Domain = Inputs<DomainArgs>;
type Policed = Domain & { accessPolicies?: string };

const predicted = (name: string, domain: Domain, { urn, region }: { urn: string; region: string }) => {
  const kind = domain.vpcOptions ? "vpc" : "search";
  const endpoint = `${kind}-${name}-${stableHex(urn, 26)}.${region}.es.amazonaws.com`;
  return { endpoint, dashboardEndpoint: `${endpoint}/_dashboards` };
};

const domain = defineType<DomainArgs>({
  type: "aws:opensearch/domain:Domain",
  autoname: { property: "domainName", max: 28, transform: (name) => name.toLowerCase() },
  taggable: true,
  policies: ["accessPolicies"],
  replace: ["domainName", "encryptAtRest"],
  predict: (inputs, scope) => {
    const { domainName: name = "" } = inputs;
    const { region, account } = scope;
    const arn = `arn:aws:es:${region}:${account}:domain/${name}`;
    return { id: arn, outputs: { arn, domainId: `${account}/${name}`, ...predicted(name, inputs, scope) } };
  },
  create: (inputs) => [
    call("opensearch", "CreateDomain", {
      DomainName: inputs.domainName,
      EngineVersion: inputs.engineVersion,
      AccessPolicies: (inputs as Policed).accessPolicies,
      IPAddressType: inputs.ipAddressType as "ipv4" | undefined,
      ...structuresOf(inputs),
      TagList: tagList(inputs.tags),
    }),
  ],
  change: (olds, news, { id, state }) => [
    ...(olds.engineVersion === news.engineVersion
      ? []
      : [
          call("opensearch", "UpgradeDomain", {
            DomainName: state.domainName,
            TargetVersion: news.engineVersion,
          }),
        ]),
    ...configurationChange(olds, news, state.domainName),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("opensearch", "AddTags", { ARN: id, TagList: tagList(tags) }),
      (TagKeys) => call("opensearch", "RemoveTags", { ARN: id, TagKeys }),
    ),
  ],
  observe: async ({ id, state, scope }, aws) => {
    const name = String(state.domainName);
    const opened = await aws.stores.open("search", name, { resourceId: name, arn: id });
    if (!opened) return predicted(name, state, scope);
    const endpoint = `${opened.address}:${opened.port}`;
    return { endpoint, dashboardEndpoint: `${endpoint}/_dashboards` };
  },
  read: async ({ id, state }, aws) => {
    const { DomainStatus: live } = await aws.request("opensearch", "DescribeDomain", {
      DomainName: state.domainName,
    });
    if (!live) return undefined;
    const { TagList } = await aws.request("opensearch", "ListTags", { ARN: id });
    const accessPolicies = (state as Policed).accessPolicies && live.AccessPolicies;
    return {
      engineVersion: state.engineVersion && live.EngineVersion,
      ...liveStructures(live, state),
      ...(accessPolicies ? { accessPolicies } : {}),
      tags: tagMap(TagList),
    };
  },
  delete: async ({ state }, aws) => {
    await aws.stores.close("search", String(state.domainName));
    return aws.request("opensearch", "DeleteDomain", { DomainName: state.domainName });
  },
});

/** Only what changes goes into the request: OpenSearch takes some of it by replacing nodes. */
function configurationChange(olds: Domain, news: Domain, DomainName: string | undefined): Call[] {
  const shape = (inputs: Domain) => ({
    ...structuresOf(inputs),
    AccessPolicies: (inputs as Policed).accessPolicies,
  });
  const [before, after] = [shape(olds), shape(news)] as [Record<string, unknown>, Record<string, unknown>];
  const changed = Object.entries(after).filter(([name, value]) => differs(before[name], value));
  if (changed.length === 0) return [];
  return [call("opensearch", "UpdateDomainConfig", { DomainName, ...Object.fromEntries(changed) })];
}

const policy = defineType<DomainPolicyArgs>({
  type: "aws:opensearch/domainPolicy:DomainPolicy",
  policies: ["accessPolicies"],
  replace: ["domainName"],
  predict: ({ domainName }) => ({ id: `esd-policy-${domainName}`, outputs: {} }),
  create: (inputs) => [
    call("opensearch", "UpdateDomainConfig", {
      DomainName: inputs.domainName,
      AccessPolicies: inputs.accessPolicies as string,
    }),
  ],
  identify: (_answer, { domainName }) => ({ id: `esd-policy-${domainName}`, outputs: {} }),
  change: (olds, news) =>
    differs(olds.accessPolicies, news.accessPolicies)
      ? [
          call("opensearch", "UpdateDomainConfig", {
            DomainName: news.domainName,
            AccessPolicies: news.accessPolicies as string,
          }),
        ]
      : [],
  read: async ({ state }, aws) => {
    const { DomainStatus: live } = await aws.request("opensearch", "DescribeDomain", {
      DomainName: state.domainName,
    });
    return live?.AccessPolicies ? { accessPolicies: live.AccessPolicies } : undefined;
  },
  delete: ({ state }, aws) =>
    aws.request("opensearch", "UpdateDomainConfig", { DomainName: state.domainName, AccessPolicies: "" }),
});

export const opensearch = [domain, policy];
