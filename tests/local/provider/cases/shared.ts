import type { Ground, Standing } from "../support/life";

export const tagged = { tags: { Team: "a" } };

export const key = (ground: Ground): Promise<Standing> =>
  ground.make("aws:kms/key:Key", "key", { deletionWindowInDays: 7 });

export const bucket = (ground: Ground, name = "ground"): Promise<Standing> =>
  ground.make("aws:s3/bucket:Bucket", name, { forceDestroy: true });

export const queue = (ground: Ground, name = "ground"): Promise<Standing> =>
  ground.make("aws:sqs/queue:Queue", name, {});

export const topic = (ground: Ground): Promise<Standing> => ground.make("aws:sns/topic:Topic", "ground", {});

export const trust = (service: string): string =>
  policy({ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" });

export const role = (ground: Ground, service = "lambda.amazonaws.com"): Promise<Standing> =>
  ground.make("aws:iam/role:Role", "ground", { assumeRolePolicy: trust(service), forceDetachPolicies: true });

/** Policy text of one statement. */
export const policy = (statement: object): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [statement] });

export const arnOf = ({ state }: Standing): string => String(state["arn"]);
