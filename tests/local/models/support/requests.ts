export const createFunction = (more: object = {}) => ({
  FunctionName: "transform",
  Role: "arn:aws:iam::000000000000:role/transform",
  Runtime: "nodejs24.x",
  Handler: "index.handler",
  Timeout: 30,
  MemorySize: 256,
  Environment: { Variables: { LEVEL: "info" } },
  Code: { ZipFile: new Uint8Array(8) },
  ...more,
});

export const createTable = (more: object = {}) => ({
  TableName: "crisis_events",
  AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  BillingMode: "PAY_PER_REQUEST",
  ...more,
});

/** What is wrong, service, operation, input, and `<path> <rule>` of the one problem. */
export const WRONG: [what: string, service: string, operation: string, input: unknown, expected: string][] = [
  ["a missing member", "lambda", "CreateFunction", createFunction({ Role: undefined }), "Role required"],
  [
    "a value outside an enumeration",
    "lambda",
    "CreateFunction",
    createFunction({ Runtime: "nodejs99.x" }),
    "Runtime enum",
  ],
  [
    "a number below its range",
    "lambda",
    "CreateFunction",
    createFunction({ MemorySize: 64 }),
    "MemorySize range",
  ],
  [
    "a text that is no match",
    "kinesis",
    "CreateStream",
    { StreamName: "a b", ShardCount: 1 },
    "StreamName pattern",
  ],
  [
    "a text that is too long",
    "kinesis",
    "CreateStream",
    { StreamName: "a".repeat(129), ShardCount: 1 },
    "StreamName length",
  ],
  ["an unknown member", "lambda", "CreateFunction", createFunction({ Memory: 256 }), "Memory unknown"],
  [
    "an unknown member deep inside",
    "dynamodb",
    "CreateTable",
    createTable({ KeySchema: [{ AttributeName: "id", KeyTyp: "HASH", KeyType: "HASH" }] }),
    "KeySchema[0].KeyTyp unknown",
  ],
  [
    "a wrong attribute type",
    "dynamodb",
    "CreateTable",
    createTable({ AttributeDefinitions: [{ AttributeName: "id", AttributeType: "String" }] }),
    "AttributeDefinitions[0].AttributeType enum",
  ],
  [
    "text in place of a number",
    "lambda",
    "CreateFunction",
    createFunction({ Timeout: "30" }),
    "Timeout type",
  ],
  [
    "a fraction in place of a whole number",
    "lambda",
    "CreateFunction",
    createFunction({ Timeout: 1.5 }),
    "Timeout type",
  ],
  ["a value in place of a list", "kinesis", "PutRecords", { StreamName: "s", Records: {} }, "Records type"],
  [
    "an empty list that needs an item",
    "kinesis",
    "PutRecords",
    { StreamName: "s", Records: [] },
    "Records length",
  ],
  [
    "a member named like a part of Object",
    "kinesis",
    "CreateStream",
    { StreamName: "s", ShardCount: 1, constructor: 1 },
    "constructor unknown",
  ],
  [
    "two members of a union",
    "bedrock-runtime",
    "Converse",
    {
      modelId: "m",
      messages: [{ role: "user", content: [{ text: "a", cachePoint: { type: "default" } }] }],
    },
    "messages[0].content[0] union",
  ],
];
