import type { Statement } from "./iam";

/**
 * Variables of a function in the private network. Node.js trusts its own list of authorities only; the runtime keeps
 * Amazon's, which sign the certificates of RDS and DocumentDB, in this file (AWS Lambda developer guide).
 */
export const NETWORK_VARIABLES = { NODE_EXTRA_CA_CERTS: "/var/runtime/ca-cert.pem" };

const INTERFACES = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
  "ec2:UnassignPrivateIpAddresses",
];

/**
 * What Lambda asks of a function's role to give it interfaces in a network. Lambda makes them before there is a function
 * to name, and most of these actions know no resources. The function's own code gets none of it.
 */
export function networkStatements(): Statement[] {
  return [
    { Effect: "Allow", Action: INTERFACES, Resource: "*" },
    {
      Sid: "NotForTheCodeItself",
      Effect: "Deny",
      Action: INTERFACES,
      Resource: "*",
      Condition: { ArnLike: { "lambda:SourceFunctionArn": "arn:aws:lambda:*:*:function:*" } },
    },
  ];
}
