import * as aws from "@pulumi/aws";
import { SecureBucket } from "../../../../components/shared/secure-bucket";
import type { DataClass } from "../../../../contracts/retention";
import { PLACE } from "../../../support/arns";
import { keyArnOf } from "../../../support/stores";

/** Where copies lie. */
export const REPLICA = { ...PLACE, region: "eu-central-1" };

/** A bucket of a class, locked or not. */
export function bucketOf(name: string, dataClass: DataClass, locked = false): SecureBucket {
  const lock = locked ? ({ objectLockMode: "COMPLIANCE" } as const) : {};
  const kept = { keyArn: keyArnOf(name), accessLogsBucket: "logs", protect: false };
  return new SecureBucket(name, { dataClass, ...kept, ...lock });
}

export const providerThere = () => new aws.Provider("there", { region: REPLICA.region });
