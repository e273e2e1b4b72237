import { type Call, call, type Input } from "../sdk";
import { differs } from "../type";
import type { Table } from "./dynamodb-shape";
import * as shape from "./dynamodb-shape";

/** The requests that change a table: AWS takes one kind of change, and one index, at a time. */
export function tableChanges(olds: Table, news: Table, TableName: string): Call[] {
  const changed = (...names: (keyof Table)[]) => names.some((name) => differs(olds[name], news[name]));
  const update = (input: Omit<Input<"dynamodb", "UpdateTable">, "TableName">) =>
    call("dynamodb", "UpdateTable", { TableName, ...input });
  const calls: Call[] = [];
  if (changed("billingMode", "readCapacity", "writeCapacity")) {
    const BillingMode = (news.billingMode ?? "PROVISIONED") as "PROVISIONED";
    calls.push(update({ BillingMode, ProvisionedThroughput: shape.throughput(news, BillingMode) }));
  }
  calls.push(...indexChanges(olds, news).map(update));
  if (changed("streamEnabled", "streamViewType")) {
    // A stream cannot change its view: it has to be turned off first.
    const restarts = olds.streamEnabled && news.streamEnabled;
    if (restarts) calls.push(update({ StreamSpecification: { StreamEnabled: false } }));
    calls.push(update({ StreamSpecification: shape.streamSpecification(news) ?? { StreamEnabled: false } }));
  }
  if (changed("serverSideEncryption")) {
    calls.push(
      update({ SSESpecification: shape.encryption(news.serverSideEncryption) ?? { Enabled: false } }),
    );
  }
  if (changed("deletionProtectionEnabled")) {
    calls.push(update({ DeletionProtectionEnabled: news.deletionProtectionEnabled ?? false }));
  }
  if (changed("tableClass"))
    calls.push(update({ TableClass: (news.tableClass ?? "STANDARD") as "STANDARD" }));
  if (changed("ttl")) {
    const ttl = news.ttl ?? (olds.ttl && { ...olds.ttl, enabled: false });
    if (ttl) calls.push(shape.expiry(TableName, ttl));
  }
  if (changed("pointInTimeRecovery")) {
    calls.push(shape.recovery(TableName, news.pointInTimeRecovery ?? { enabled: false }));
  }
  return calls;
}

type IndexChange = Pick<
  Input<"dynamodb", "UpdateTable">,
  "AttributeDefinitions" | "GlobalSecondaryIndexUpdates"
>;

function indexChanges(olds: Table, news: Table): IndexChange[] {
  const AttributeDefinitions = shape.attributeDefinitions(news.attributes);
  const [before, after] = [olds.globalSecondaryIndexes ?? [], news.globalSecondaryIndexes ?? []];
  const old = (name: string) => before.find((index) => index.name === name);
  const shapeOf = (index: shape.Index | undefined) =>
    index && { ...index, readCapacity: undefined, writeCapacity: undefined };
  const gone = before.filter((index) => {
    const now = after.find(({ name }) => name === index.name);
    return !now || differs(shapeOf(now), shapeOf(index));
  });
  const added = after.filter((index) => !old(index.name) || gone.some(({ name }) => name === index.name));
  const resized = after.filter((index) => !added.includes(index) && differs(old(index.name), index));
  return [
    ...gone.map(({ name }) => ({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: name } }] })),
    ...added.map((index) => ({
      AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: shape.globalIndex(index, news.billingMode) }],
    })),
    ...resized.map((index) => ({
      GlobalSecondaryIndexUpdates: [
        {
          Update: {
            IndexName: index.name,
            ProvisionedThroughput: shape.throughput(index, news.billingMode),
          },
        },
      ],
    })),
  ];
}
