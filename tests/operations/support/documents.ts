import { readFileSync } from "node:fs";
import type { Db } from "mongodb";
import { connectDocuments } from "../../../demo/collect/network/documents";
import type { DemoStack } from "../../../demo/stack";

/** Looks into the document store of a stack, under the functions' user. */
export async function withDocuments<T>(
  { clients, running }: DemoStack,
  use: (database: Db) => Promise<T>,
): Promise<T> {
  const { documents } = running.outputs.stores;
  if (!documents) throw new Error("the stack has no document store");
  const authority = readFileSync(running.stores.authority, "utf8");
  const client = await connectDocuments(documents, { authority }, clients.secrets);
  try {
    return await use(client.db(documents.database));
  } finally {
    await client.close();
  }
}
