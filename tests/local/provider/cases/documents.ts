import type { Case, Ground, Standing } from "../support/life";
import { subnetGroup } from "./groups";
import { arnOf, policy, tagged } from "./shared";

const cluster = (ground: Ground): Promise<Standing> =>
  ground.make("aws:docdb/cluster:Cluster", "ground", {
    masterUsername: "administrator",
    manageMasterUserPassword: true,
    skipFinalSnapshot: true,
  });

export const documents: Case[] = [
  {
    type: "aws:docdb/cluster:Cluster",
    inputs: async (ground) => ({
      masterUsername: "administrator",
      manageMasterUserPassword: true,
      engineVersion: "5.0.0",
      storageEncrypted: true,
      backupRetentionPeriod: 7,
      dbSubnetGroupName: (await subnetGroup(ground, "docdb")).id,
      skipFinalSnapshot: true,
      ...tagged,
    }),
    changed: { backupRetentionPeriod: 14, tags: { Team: "b" } },
    replaced: { masterUsername: "another" },
    drift: ({ id }, aws) =>
      aws.request("docdb", "ModifyDBCluster", {
        DBClusterIdentifier: id,
        BackupRetentionPeriod: 1,
        ApplyImmediately: true,
      }),
    drifted: ["backupRetentionPeriod"],
    chosen: ["clusterResourceId", "masterUserSecrets"],
  },
  {
    type: "aws:docdb/clusterInstance:ClusterInstance",
    inputs: async (ground) => ({
      clusterIdentifier: (await cluster(ground)).id,
      instanceClass: "db.t4g.medium",
      ...tagged,
    }),
    changed: { instanceClass: "db.r6g.large", tags: { Team: "b" } },
    replaced: { engine: "another" },
  },
  {
    type: "aws:opensearch/domain:Domain",
    inputs: async () => ({
      engineVersion: "OpenSearch_2.19",
      clusterConfig: { instanceType: "t3.small.search", instanceCount: 1 },
      ebsOptions: { ebsEnabled: true, volumeSize: 10, volumeType: "gp3" },
      encryptAtRest: { enabled: true },
      nodeToNodeEncryption: { enabled: true },
      domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" },
      ...tagged,
    }),
    changed: { ebsOptions: { ebsEnabled: true, volumeSize: 20, volumeType: "gp3" }, tags: { Team: "b" } },
    replaced: { domainName: "another" },
    drift: ({ state }, aws) =>
      aws.request("opensearch", "UpdateDomainConfig", {
        DomainName: String(state["domainName"]),
        EBSOptions: { EBSEnabled: true, VolumeSize: 30, VolumeType: "gp3" },
      }),
    drifted: ["ebsOptions"],
  },
  {
    type: "aws:opensearch/domainPolicy:DomainPolicy",
    inputs: async (ground) => {
      const domain = await ground.make("aws:opensearch/domain:Domain", "ground", {
        engineVersion: "OpenSearch_2.19",
      });
      return { domainName: domain.state["domainName"], accessPolicies: accessTo(domain, "es:ESHttpGet") };
    },
    changed: ({ domainName }) => ({
      accessPolicies: policy({
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: "es:ESHttpPost",
        Resource: `arn:aws:es:eu-west-1:000000000000:domain/${domainName}/*`,
      }),
    }),
    replaced: { domainName: "another" },
  },
];

const accessTo = (domain: Standing, action: string): string =>
  policy({ Effect: "Allow", Principal: { AWS: "*" }, Action: action, Resource: `${arnOf(domain)}/*` });
