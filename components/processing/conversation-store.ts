import type * as pulumi from "@pulumi/pulumi";
import { allow, type Place, type Statement } from "../shared/iam";
import { useKey } from "../shared/key-use";
import type { NetworkStore } from "../shared/private-network";

/** What its functions need to know of the document store. */
export interface ConversationStore extends NetworkStore {
  address: pulumi.Output<string>;
  port: pulumi.Output<number>;
  /** ARN of the cluster. */
  arn: pulumi.Output<string>;
  parameterGroupArn: pulumi.Output<string>;
  subnetGroupArn: pulumi.Output<string>;
  keyArn: pulumi.Input<string>;
  securityGroupId: pulumi.Output<string>;
  /** Secret of the functions' user. */
  secretArn: pulumi.Output<string>;
  /** What has to be done before there is a collection to write to. */
  setup: pulumi.Resource;
}

/** What a function connects with. */
export function connectionOf(store: ConversationStore) {
  return { endpoint: store.address, port: store.port, secretArn: store.secretArn };
}

/** Reads name and password of the functions' user. */
export function readUser(store: ConversationStore, place: Place): Statement[] {
  return [
    allow(["secretsmanager:GetSecretValue"], store.secretArn),
    useKey(store.keyArn, "read", "secretsmanager", place),
  ];
}

/**
 * What Lambda asks of the role of a function whose source is the change stream of a cluster: it looks the cluster up
 * and opens interfaces in its network (AWS Lambda developer guide, DocumentDB; the latter every function of the network
 * has).
 */
export function readChangeStream(store: ConversationStore): Statement[] {
  return [
    allow(["rds:DescribeDBClusters"], store.arn),
    allow(["rds:DescribeDBClusterParameters"], store.parameterGroupArn),
    allow(["rds:DescribeDBSubnetGroups"], store.subnetGroupArn),
  ];
}
