import { DescribeDBInstancesCommand, ModifyDBInstanceCommand, type RDSClient } from "@aws-sdk/client-rds";
import { isOurs, type Mender, tagsOf } from "../core";

/** No address on the internet (45 CFR 164.312(a)(1)). AWS Config knows instances by their resource id, `db-…`. */
export function rdsPublicAccess(rds: RDSClient, environment: string): Mender {
  return async (resourceId) => {
    const Filters = [{ Name: "dbi-resource-id", Values: [resourceId] }];
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({ Filters }));
    const instance = DBInstances.find(({ DbiResourceId }) => DbiResourceId === resourceId);
    if (!instance) return { as: "gone", before: {} };
    const { DBInstanceIdentifier, PubliclyAccessible = false, TagList } = instance;
    const before = { publiclyAccessible: PubliclyAccessible };
    if (!PubliclyAccessible) return { as: "right", before };
    if (!isOurs(tagsOf(TagList), environment)) return { as: "stranger", before };
    const closed = { PubliclyAccessible: false, ApplyImmediately: true };
    return {
      as: "wrong",
      before,
      after: { publiclyAccessible: false },
      mend: () => rds.send(new ModifyDBInstanceCommand({ DBInstanceIdentifier, ...closed })),
    };
  };
}
