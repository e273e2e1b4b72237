import type { UserArgs, UserGroupArgs } from "@pulumi/aws/elasticache";
import { call } from "../sdk";
import { tagList } from "../tags";
import { defineType, differs, type Inputs } from "../type";
import { liveTags, retagged } from "./rds-tags";

type User = Inputs<UserArgs>;

/** How the user proves who it is: by IAM, by passwords, or not at all. */
const authentication = ({ authenticationMode: mode, passwords, noPasswordRequired }: User) => ({
  AuthenticationMode: mode && { Type: mode.type as "iam", Passwords: mode.passwords },
  Passwords: passwords,
  NoPasswordRequired: noPasswordRequired,
});

const user = defineType<UserArgs>({
  type: "aws:elasticache/user:User",
  taggable: true,
  sets: ["passwords"],
  replace: ["userId", "userName"],
  predict: ({ userId }, { region, account }) => ({
    id: userId,
    outputs: { arn: `arn:aws:elasticache:${region}:${account}:user:${userId}` },
  }),
  create: (inputs) => [
    call("elasticache", "CreateUser", {
      UserId: inputs.userId,
      UserName: inputs.userName,
      Engine: inputs.engine,
      AccessString: inputs.accessString,
      ...authentication(inputs),
      Tags: tagList(inputs.tags),
    }),
  ],
  change: (olds, news, { id: UserId, state }) => [
    ...(differs(
      [olds.accessString, olds.engine, authentication(olds)],
      [news.accessString, news.engine, authentication(news)],
    )
      ? [
          call("elasticache", "ModifyUser", {
            UserId,
            Engine: news.engine,
            AccessString: news.accessString,
            ...authentication(news),
          }),
        ]
      : []),
    ...retagged("elasticache", state["arn"], olds.tags, news.tags),
  ],
  read: async ({ id, state }, aws) => {
    const { Users = [] } = await aws.request("elasticache", "DescribeUsers", { UserId: id });
    const [live] = Users;
    return (
      live && {
        userName: live.UserName,
        engine: live.Engine,
        accessString: live.AccessString,
        tags: await liveTags("elasticache", state["arn"], aws),
      }
    );
  },
  delete: ({ id }, aws) => aws.request("elasticache", "DeleteUser", { UserId: id }),
});

const userGroup = defineType<UserGroupArgs>({
  type: "aws:elasticache/userGroup:UserGroup",
  taggable: true,
  sets: ["userIds"],
  replace: ["userGroupId"],
  predict: ({ userGroupId }, { region, account }) => ({
    id: userGroupId,
    outputs: { arn: `arn:aws:elasticache:${region}:${account}:usergroup:${userGroupId}` },
  }),
  create: (inputs) => [
    call("elasticache", "CreateUserGroup", {
      UserGroupId: inputs.userGroupId,
      Engine: inputs.engine,
      UserIds: inputs.userIds,
      Tags: tagList(inputs.tags),
    }),
  ],
  change: (olds, news, { id: UserGroupId, state }) => {
    const only = (some: string[] = [], other: string[] = []) => some.filter((id) => !other.includes(id));
    const [added, removed] = [only(news.userIds, olds.userIds), only(olds.userIds, news.userIds)];
    return [
      ...(added.length + removed.length > 0 || olds.engine !== news.engine
        ? [
            call("elasticache", "ModifyUserGroup", {
              UserGroupId,
              Engine: news.engine,
              UserIdsToAdd: added.length > 0 ? added : undefined,
              UserIdsToRemove: removed.length > 0 ? removed : undefined,
            }),
          ]
        : []),
      ...retagged("elasticache", state["arn"], olds.tags, news.tags),
    ];
  },
  read: async ({ id, state }, aws) => {
    const { UserGroups = [] } = await aws.request("elasticache", "DescribeUserGroups", { UserGroupId: id });
    const [live] = UserGroups;
    return (
      live && {
        engine: live.Engine,
        userIds: live.UserIds,
        tags: await liveTags("elasticache", state["arn"], aws),
      }
    );
  },
  delete: ({ id }, aws) => aws.request("elasticache", "DeleteUserGroup", { UserGroupId: id }),
});

export const elasticacheUsers = [user, userGroup];
