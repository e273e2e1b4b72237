import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../shared/iam";
import type { SecureBucket } from "../shared/secure-bucket";
import { AccountDefaults } from "./account-defaults";
import { AccountDetectors } from "./account-detectors";
import { AccountTrail } from "./account-trail";

export interface AccountBaselineArgs {
  place: Place;
  /** Key of the trail, and that of volumes whose makers name none. */
  key: Record<"account" | "volumes", pulumi.Input<string>>;
  accessLogsBucket: pulumi.Input<string>;
  objectLockMode: "GOVERNANCE" | "COMPLIANCE";
  /** Buckets whose every object read or written is told. */
  buckets: readonly SecureBucket[];
  protect: boolean;
}

/**
 * What an account has once, whatever runs in it: trail, detectors, defaults (the eleven account rules of AWS's HIPAA
 * pack). One stack of an account makes it. About $25 a month for an account with this system alone, most of it
 * detectors; each part says what it costs.
 */
export class AccountBaseline extends pulumi.ComponentResource {
  readonly trail: AccountTrail;

  constructor(name: string, args: AccountBaselineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:compliance:AccountBaseline", name, {}, opts);
    const { key, place, ...trailed } = args;
    const child = { parent: this };

    this.trail = new AccountTrail(`${name}-trail`, { ...trailed, place, keyArn: key.account }, child);
    new AccountDefaults(`${name}-defaults`, { accountId: place.accountId, volumeKeyArn: key.volumes }, child);
    new AccountDetectors(`${name}-detectors`, { region: place.region }, child);

    this.registerOutputs({});
  }
}
