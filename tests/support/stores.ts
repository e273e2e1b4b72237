import * as pulumi from "@pulumi/pulumi";
import type { Store } from "../../components/shared/store";
import { PLACE } from "./arns";

/** A store as a component is given it: name, ARN and the key it is under, all made of the name. */
export function storeOf(service: string, resource: string): Store {
  const name = resource.split("/").at(-1) ?? resource;
  const place = service === "s3" ? ":" : `${PLACE.region}:${PLACE.accountId}`;
  return {
    name: pulumi.output(name),
    arn: pulumi.output(`arn:aws:${service}:${place}:${resource}`),
    keyArn: keyArnOf(name),
  };
}

export function keyArnOf(name: string): string {
  return `arn:aws:kms:${PLACE.region}:${PLACE.accountId}:key/${name}`;
}
