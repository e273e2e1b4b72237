import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { INDEXES, VALIDATORS } from "../../../contracts/document-rules";
import { classTags } from "../../../contracts/tags";
import type { DocumentsSetupSettings, SetupRequest } from "../../../runtime/documents-setup/handler";
import { EventFunction } from "../../shared/event-function";
import { allow, type Place } from "../../shared/iam";
import { useKey } from "../../shared/key-use";
import type { PrivateNetwork } from "../../shared/private-network";
import { stateful } from "../../shared/stateful";
import type { ConversationCluster } from "./conversation-cluster";

export interface ConversationSetupArgs {
  place: Place;
  network: PrivateNetwork;
  cluster: ConversationCluster;
  logKeyArn: pulumi.Input<string>;
  protect: boolean;
}

/** Days after which the user's password is another one. */
const ROTATION_DAYS = 30;

/**
 * The user that functions are, collections, rules and indexes: brought up to date on every deployment that changes
 * them, before anything runs that depends on this component. The setup alone acts as master, and it alone writes the
 * user's secret: its password is in no plan and no state, and changes every month. Costs cents, and $0.40 a month for
 * the secret.
 */
export class ConversationSetup extends pulumi.ComponentResource {
  /** Secret of the functions' user. */
  readonly userSecretArn: pulumi.Output<string>;
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: ConversationSetupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:ConversationSetup", name, {}, opts);
    const { place, network, cluster } = args;
    const { keyArn, masterSecretArn } = cluster;

    const user = new aws.secretsmanager.Secret(
      `${name}-user`,
      {
        description: "Name and password of the functions that use the document store",
        kmsKeyId: keyArn,
        tags: classTags("conversations"),
      },
      stateful(this, args.protect),
    );

    const member = network.member(name, this, ["secretsmanager"]);
    const ways = cluster.admit(name, member, this);
    const setup = new EventFunction<"documents-setup", DocumentsSetupSettings>(
      name,
      {
        job: "documents-setup",
        factory: "documentsSetupFactory",
        description: "Makes users, collections, rules and indexes of the document store",
        settings: pulumi.output({
          endpoint: cluster.address,
          port: cluster.port,
          masterSecretArn,
          userSecretArn: user.arn,
        }),
        statements: [
          allow(["secretsmanager:GetSecretValue"], [masterSecretArn, user.arn]),
          allow(
            [
              "secretsmanager:DescribeSecret",
              "secretsmanager:PutSecretValue",
              "secretsmanager:UpdateSecretVersionStage",
            ],
            user.arn,
          ),
          useKey(keyArn, "write", "secretsmanager", place),
        ],
        dataClass: "conversations",
        // Indexes are built while it waits.
        timeoutSeconds: 300,
        memoryMiB: 256,
        concurrency: 1,
        logKeyArn: args.logKeyArn,
        network: member,
        dependsOn: [...ways, ...cluster.instances],
      },
      { parent: this },
    );
    const done = new aws.lambda.Invocation(
      `${name}-up`,
      {
        functionName: setup.functionName,
        input: JSON.stringify({} satisfies SetupRequest),
        triggers: { rules: rulesHash(), cluster: cluster.arn },
      },
      { parent: this, dependsOn: setup },
    );

    const permission = new aws.lambda.Permission(
      `${name}-rotates`,
      {
        action: "lambda:InvokeFunction",
        function: setup.functionName,
        principal: "secretsmanager.amazonaws.com",
        sourceArn: user.arn,
        sourceAccount: place.accountId,
      },
      { parent: this },
    );
    new aws.secretsmanager.SecretRotation(
      `${name}-rotation`,
      {
        secretId: user.id,
        rotationLambdaArn: setup.functionArn,
        rotationRules: { automaticallyAfterDays: ROTATION_DAYS },
        // The setup has just made the first password.
        rotateImmediately: false,
      },
      { parent: this, dependsOn: [permission, done] },
    );

    // Nobody is told of the user before it is there.
    this.userSecretArn = pulumi.all([user.arn, done.id]).apply(([arn]) => arn);
    this.functionName = setup.functionName;
    this.registerOutputs({ userSecretArn: this.userSecretArn });
  }
}

/** Changes with everything the setup brings. */
function rulesHash(): string {
  return createHash("sha256")
    .update(JSON.stringify([VALIDATORS, INDEXES]))
    .digest("hex")
    .slice(0, 16);
}
