import { takesNoResource } from "../../model/access/access";
import { many } from "../../model/access/documents";
import { ROLE } from "../../model/types/types";
import { noConditions, oneDropped } from "../conditions";
import { addsStatements, breaksStatements, type RawStatement } from "../documents";
import { BOUNDARY, LEAST_PRIVILEGE } from "../grounds";
import type { Mutation } from "../mutation";
import { adds, breaks, unbroken } from "../rows";
import {
  allows,
  anyAccount,
  anyAction,
  anyResource,
  dropped,
  elsewhere,
  everybody,
  everyResource,
  notAction,
  notPrincipal,
  notResource,
  otherAccountAdded,
  prefixActions,
  serviceActions,
  where,
} from "../statements";
import { otherAccount, STRANGER, to } from "../ways";

const POLICY = ["aws:iam/policy:Policy"] as const;
const ATTACHMENT = ["aws:iam/rolePolicyAttachment:RolePolicyAttachment"] as const;
const ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";

const WIDER = [
  anyAction,
  serviceActions,
  prefixActions,
  notAction,
  where(takesResource, anyResource),
  where(takesResource, everyResource),
  elsewhere,
  notResource,
].map((way) => where(allows, way));

/** Listing log groups is granted on all of them or not at all: there a broader resource is the same right. */
function takesResource({ Action }: RawStatement): boolean {
  return !many(Action).every((action) => takesNoResource(String(action)));
}

/** What may be wrong with what a role may do, and with who may take a role. */
export const IDENTITY: readonly Mutation[] = [
  breaksStatements(POLICY, "policy", WIDER, { controls: LEAST_PRIVILEGE }),
  breaksStatements(POLICY, "policy", [where(allows, noConditions)], { controls: LEAST_PRIVILEGE }),
  breaksStatements(POLICY, "policy", [where((one) => !allows(one), dropped)], { controls: BOUNDARY }),
  addsStatements(
    POLICY,
    "policy",
    {
      "with every action on everything": () => ({ Action: "*", Resource: "*" }),
      "with every key's decryption": () => ({ Action: "kms:Decrypt", Resource: "*" }),
      "with any role to pass on": () => ({ Action: "iam:PassRole", Resource: "*" }),
      "with a role of another account": () => ({
        Action: "sts:AssumeRole",
        Resource: `arn:aws:iam::${STRANGER}:role/collector`,
      }),
      "with rights over rights": ({ account }) => ({
        Action: ["iam:AttachRolePolicy", "iam:PutRolePolicy"],
        Resource: `arn:aws:iam::${account}:role/strata`,
      }),
    },
    { controls: LEAST_PRIVILEGE },
  ),
  breaksStatements(
    ROLE,
    "assumeRolePolicy",
    [everybody, anyAccount, otherAccountAdded, notPrincipal].map((way) => where(allows, way)),
    { controls: LEAST_PRIVILEGE },
  ),
  breaksStatements(ROLE, "assumeRolePolicy", [where(allows, noConditions)], { controls: LEAST_PRIVILEGE }),
  breaksStatements(ROLE, "assumeRolePolicy", oneDropped().slice(1), { controls: LEAST_PRIVILEGE }),
  addsStatements(
    ROLE,
    "assumeRolePolicy",
    {
      "with another account": () => ({
        Principal: { AWS: `arn:aws:iam::${STRANGER}:root` },
        Action: "sts:AssumeRole",
      }),
      "with an identity provider": ({ account }) => ({
        Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/token.example.com` },
        Action: "sts:AssumeRoleWithWebIdentity",
      }),
    },
    { controls: LEAST_PRIVILEGE },
  ),
  breaks(ROLE, "managedPolicyArns", [to([ADMINISTRATOR], "AdministratorAccess")], LEAST_PRIVILEGE),
  breaks(
    ROLE,
    "inlinePolicies",
    [
      to(
        [
          {
            name: "all",
            policy: JSON.stringify({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } }),
          },
        ],
        "with everything",
      ),
    ],
    LEAST_PRIVILEGE,
  ),
  breaks(ROLE, "maxSessionDuration", [to(43_200)], LEAST_PRIVILEGE),
  breaks(ATTACHMENT, "policyArn", [to(ADMINISTRATOR, "AdministratorAccess"), otherAccount], LEAST_PRIVILEGE),
  adds(
    ROLE,
    "AdministratorAccess attached",
    ATTACHMENT[0],
    ({ props }) => ({ role: props["name"], policyArn: ADMINISTRATOR }),
    LEAST_PRIVILEGE,
  ),
  unbroken(
    ATTACHMENT,
    "(resource)",
    "Takes a right away; what a function needs and lacks is found by the tests of its grants",
  ),
];
