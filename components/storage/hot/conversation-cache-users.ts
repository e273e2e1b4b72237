import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../../contracts/tags";
import { type CacheUser, ENGINE, NOTHING, USERS } from "./conversation-cache-engine";

export interface CacheUsersArgs {
  /** First part of all ids, unique in account and region. */
  identifier: string;
}

/** The users of the cache and their group. All come in with IAM tokens; the engine's own user may do nothing. */
export class ConversationCacheUsers extends pulumi.ComponentResource {
  readonly groupId: pulumi.Output<string>;
  /** ARN of each user. */
  readonly arns: Readonly<Record<CacheUser, pulumi.Output<string>>>;

  constructor(name: string, { identifier }: CacheUsersArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:ConversationCacheUsers", name, {}, opts);
    const tags = classTags("conversation-context");
    const child = { parent: this };

    const nobody = new aws.elasticache.User(
      `${name}-default`,
      {
        userId: `${identifier}-default`,
        userName: "default",
        engine: ENGINE.engine,
        accessString: NOTHING,
        authenticationMode: { type: "no-password-required" },
        tags,
      },
      child,
    );
    const user = (role: CacheUser) =>
      new aws.elasticache.User(
        `${name}-${role}`,
        {
          // ElastiCache takes tokens of users only whose id and name are the same.
          userId: cacheUserId(identifier, role),
          userName: cacheUserId(identifier, role),
          engine: ENGINE.engine,
          accessString: USERS[role],
          authenticationMode: { type: "iam" },
          tags,
        },
        child,
      );
    const users = { recorder: user("recorder"), app: user("app") };
    const group = new aws.elasticache.UserGroup(
      `${name}-group`,
      {
        userGroupId: identifier,
        engine: ENGINE.engine,
        userIds: [nobody.userId, users.recorder.userId, users.app.userId],
        tags,
      },
      child,
    );

    this.groupId = group.userGroupId;
    this.arns = { recorder: users.recorder.arn, app: users.app.arn };
    this.registerOutputs({ groupId: this.groupId });
  }
}

/** Id and name of a user. */
export function cacheUserId(identifier: string, role: CacheUser): string {
  return `${identifier}-${role}`;
}
