import * as pulumi from "@pulumi/pulumi";

/** One statement of a policy document; field names are IAM's own. */
export interface Statement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Principal?: pulumi.Input<"*" | Record<string, pulumi.Input<string>>>;
  Action: string | string[];
  Resource: pulumi.Input<string> | pulumi.Input<string>[];
  Condition?: Record<string, Record<string, pulumi.Input<string | string[]>>>;
}

/** The account and region a stack lives in: what service principals and key policies are limited to. */
export interface Place {
  /** Twelve digits. */
  accountId: string;
  region: string;
}

/** Grants `actions` on exactly these resources. */
export function allow(
  actions: string[],
  resource: Statement["Resource"],
  condition?: Statement["Condition"],
): Statement {
  return { Effect: "Allow", Action: actions, Resource: resource, ...(condition && { Condition: condition }) };
}

/** A log group and its streams: CloudWatch checks some actions against the one, some against the others. */
export function logGroupAndStreams(arn: pulumi.Input<string>): pulumi.Input<string>[] {
  return [arn, pulumi.interpolate`${arn}:log-stream:*`];
}

/** Lets a service act on a resource for one source only, so that it cannot be made another account's deputy. */
export function allowService(
  service: string,
  actions: string[],
  resource: Statement["Resource"],
  source: { place: Place; arn: pulumi.Input<string>; like?: boolean },
): Statement {
  return {
    Effect: "Allow",
    Principal: { Service: service },
    Action: actions,
    Resource: resource,
    Condition: {
      StringEquals: { "aws:SourceAccount": source.place.accountId },
      [source.like ? "ArnLike" : "ArnEquals"]: { "aws:SourceArn": source.arn },
    },
  };
}

/** Refuses every request that does not come over TLS. */
export function denyPlainText(actions: string[], resource: Statement["Resource"]): Statement {
  return {
    Sid: "DenyPlainText",
    Effect: "Deny",
    Principal: "*",
    Action: actions,
    Resource: resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** The JSON text of a policy document. */
export function policyDocument(statements: pulumi.Input<Statement>[]): pulumi.Output<string> {
  return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/** A trust policy for one service; with a place, only when the service acts for that account. */
export function trustPolicy(service: string, place?: Place): string {
  const statement = {
    Effect: "Allow",
    Principal: { Service: service },
    Action: "sts:AssumeRole",
    ...(place && { Condition: { StringEquals: { "aws:SourceAccount": place.accountId } } }),
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
