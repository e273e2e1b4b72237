import { customerKeyRule } from "../../model/services/keys";
import { TABLE } from "../../model/types/types";

/** DynamoDB encrypts with a key of its own unless told otherwise; that one cannot be revoked or audited. */
export const dynamodbCustomerKey = customerKeyRule({
  id: "dynamodb-customer-key",
  description: "DynamoDB tables are encrypted with a customer-managed KMS key.",
  types: TABLE,
  store: "Table",
  key: (props) => {
    const encryption = props["serverSideEncryption"];
    return encryption?.enabled ? encryption.kmsKeyArn : undefined;
  },
  set: "serverSideEncryption.enabled to true and its kmsKeyArn",
});
