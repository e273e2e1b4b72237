import { type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import type { KMSClient } from "@aws-sdk/client-kms";
import { type Opener, opener } from "../../runtime/subject-keys/opener";
import { storedOf } from "../../runtime/subject-keys/table";
import { unwrapKey } from "../../runtime/subject-keys/wrapping";

/** Opens what is sealed, with the rights of whoever runs it: `dynamodb:GetItem` on the keys and `kms:Decrypt`. */
export function subjectOpener(
  { dynamodb, kms }: { dynamodb: DynamoDBClient; kms: KMSClient },
  table: string,
): Opener {
  return opener(
    async (id) => {
      const { Item } = await dynamodb.send(
        new GetItemCommand({ TableName: table, Key: { subject: { S: id } }, ConsistentRead: true }),
      );
      return Item && storedOf(Item);
    },
    (id, stored) => unwrapKey(kms, id, stored),
  );
}
