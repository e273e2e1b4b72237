import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface AccountDefaultsArgs {
  accountId: string;
  /** Key of volumes whose makers name none. */
  volumeKeyArn: pulumi.Input<string>;
}

/** As AWS Config's rule iam-password-policy and NIST SP 800-63B ask at least; people of the account should sign in elsewhere. */
const PASSWORDS = {
  minimumPasswordLength: 14,
  requireLowercaseCharacters: true,
  requireUppercaseCharacters: true,
  requireNumbers: true,
  requireSymbols: true,
  maxPasswordAge: 90,
  passwordReusePrevention: 24,
  allowUsersToChangePassword: true,
};

/** What AWS Backup may back up in the region; a resource type that is left out would count as a change by somebody else. */
const BACKED_UP = {
  Aurora: true,
  DocumentDB: true,
  DynamoDB: true,
  EBS: true,
  EC2: true,
  EFS: true,
  RDS: true,
  S3: false,
};

/**
 * What holds in an account where nobody says otherwise: volumes encrypted under a customer key, no bucket public,
 * passwords hard to guess, recovery points of tables under the vault's own key. All of it is free but the key of
 * volumes, $1 a month.
 */
export class AccountDefaults extends pulumi.ComponentResource {
  constructor(name: string, args: AccountDefaultsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:AccountDefaults", name, {}, opts);
    const child = { parent: this };

    new aws.ebs.EncryptionByDefault(`${name}-volume-encryption`, { enabled: true }, child);
    new aws.ebs.DefaultKmsKey(`${name}-volume-key`, { keyArn: args.volumeKeyArn }, child);

    new aws.s3.AccountPublicAccessBlock(
      `${name}-public-access`,
      {
        accountId: args.accountId,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      child,
    );

    new aws.iam.AccountPasswordPolicy(`${name}-passwords`, PASSWORDS, child);

    new aws.backup.RegionSettings(
      `${name}-backups`,
      {
        resourceTypeOptInPreference: BACKED_UP,
        // Full management: recovery points are encrypted apart from their table, and outlive it.
        resourceTypeManagementPreference: { DynamoDB: true, EFS: true },
      },
      child,
    );

    this.registerOutputs({});
  }
}
