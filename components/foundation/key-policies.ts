import type { Place, Statement } from "../shared/iam";
import { JOB_TAG } from "../shared/job-tag";
import { type KeyedService, viaService } from "../shared/key-use";
import type { KeyPlan } from "./key-plan";
import { serviceStatements } from "./key-services";

/** In a key policy, "*" means this key. */
const THIS_KEY = "*";

/** What administers a key but never touches data under it. */
const ADMINISTRATION = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:DisableKey",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

/**
 * The statements of a data key's policy. The account administers the key; its principals may use it only through the
 * planned services and only as their own policies say; service principals only for this account's resources.
 */
export function dataKeyStatements(plan: KeyPlan, place: Place): Statement[] {
  const used = plan.via.map((service) => viaService(service, place));
  const granting = plan.grants.map((service) => viaService(service, place));
  return [
    administration(place),
    ...(used.length === 0
      ? []
      : [
          ofAccount(place, "AccountUsesKeyThroughServices", useActions(plan), {
            StringEquals: { "kms:CallerAccount": place.accountId, "kms:ViaService": used },
          }),
        ]),
    ...(granting.length === 0
      ? []
      : [
          ofAccount(place, "ServicesKeepGrants", ["kms:CreateGrant"], {
            StringEquals: { "kms:CallerAccount": place.accountId, "kms:ViaService": granting },
            Bool: { "kms:GrantIsForAWSResource": "true" },
          }),
        ]),
    ...plan.services.flatMap((service) => serviceStatements(service, place)),
  ];
}

/** The statements of the pseudonym key's policy: only functions of one job may compute with it. */
export function pseudonymKeyStatements(place: Place, job: string): Statement[] {
  return [
    administration(place),
    ofAccount(place, "EventProcessorsDerivePseudonyms", ["kms:GenerateMac"], {
      StringEquals: { [`aws:PrincipalTag/${JOB_TAG}`]: job },
    }),
  ];
}

/**
 * The statements of the policy of a key that wraps data keys of subjects, each with its subject as encryption context:
 * functions of one job may make them; who may unwrap them or wrap them anew, say the roles' own policies.
 */
export function subjectWrappingStatements(place: Place, job: string): Statement[] {
  const withSubject = { Null: { "kms:EncryptionContext:subject": "false" } };
  return [
    administration(place),
    ofAccount(place, "EventProcessorsWrapKeys", ["kms:GenerateDataKey"], {
      ...withSubject,
      StringEquals: { [`aws:PrincipalTag/${JOB_TAG}`]: job },
    }),
    ofAccount(place, "RolesUnwrapKeys", ["kms:Decrypt", "kms:Encrypt"], withSubject),
  ];
}

/**
 * The statements of the policy of the key that signs evidence: principals of the account, as their own policies say, may
 * sign a digest and read the public key. There is nothing else to do with it.
 */
export function evidenceSigningStatements(place: Place): Statement[] {
  const ofCallers = { "kms:CallerAccount": place.accountId };
  return [
    administration(place),
    ofAccount(place, "OperatorsReadPublicKey", ["kms:GetPublicKey"], { StringEquals: ofCallers }),
    ofAccount(place, "OperatorsSignDigests", ["kms:Sign"], {
      StringEquals: {
        ...ofCallers,
        "kms:MessageType": "DIGEST",
        "kms:SigningAlgorithm": "ECDSA_SHA_256",
      },
    }),
  ];
}

function administration(place: Place): Statement {
  return ofAccount(place, "AccountAdministersKey", ADMINISTRATION);
}

/** Services that need data keys only; the others look at the key before they take it. */
const PLAIN: readonly KeyedService[] = ["s3", "secretsmanager", "sns", "sqs"];

/** DynamoDB works with the key in the name of whoever calls it and re-encrypts its table keys, as EC2 does with volumes. */
function useActions({ via }: KeyPlan): string[] {
  const rewraps = via.includes("dynamodb") || via.includes("ec2");
  return [
    "kms:Decrypt",
    "kms:GenerateDataKey",
    ...(via.every((service) => PLAIN.includes(service)) ? [] : ["kms:DescribeKey"]),
    ...(rewraps ? ["kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo"] : []),
    ...(via.includes("ec2") ? ["kms:GenerateDataKeyWithoutPlaintext"] : []),
  ];
}

function ofAccount(
  place: Place,
  Sid: string,
  Action: string[],
  Condition?: Statement["Condition"],
): Statement {
  const Principal = { AWS: `arn:aws:iam::${place.accountId}:root` };
  return { Sid, Effect: "Allow", Principal, Action, Resource: THIS_KEY, ...(Condition && { Condition }) };
}
