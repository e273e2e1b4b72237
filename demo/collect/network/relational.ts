import { Signer } from "@aws-sdk/rds-signer";
import { Client, escapeIdentifier } from "pg";
import type { StoreOutputs } from "../../../contracts/outputs";
import type { EventRecord } from "../records";
import type { Witness } from "../stores";
import type { NetworkAccess } from "./access";

/** Reads every row of every school and changes none; comes in by IAM token, as everyone does. */
const USER = "record_auditor";

const TABLES = "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'";

/** Rows of the session tables; the witness sees every row of every table of every database. */
export async function readRelational(
  at: NonNullable<StoreOutputs["relational"]>,
  access: NetworkAccess,
  witness: Witness,
): Promise<{ sessionRows: EventRecord[]; scoreRows: EventRecord[] }> {
  const found: Record<string, EventRecord[]> = { session_summaries: [], clinical_scores: [] };
  for (const database of at.databases) {
    const client = await connect(at, database, access);
    try {
      const { rows: tables } = await client.query<{ name: string }>(TABLES);
      for (const { name } of tables) {
        const place = `postgresql ${database}.${name}`;
        for await (const row of rowsOf(client, name)) {
          witness(place, Buffer.from(JSON.stringify(row)));
          const eventId = row["event_id"];
          if (typeof eventId === "string")
            found[name]?.push({ eventId, place, sha256: "", value: plain(row) });
        }
      }
    } finally {
      await client.end();
    }
  }
  return { sessionRows: found["session_summaries"] ?? [], scoreRows: found["clinical_scores"] ?? [] };
}

async function connect(
  { address: host, port }: { address: string; port: number },
  database: string,
  { region, credentials, authority }: NetworkAccess,
): Promise<Client> {
  const token = new Signer({ hostname: host, port, username: USER, region, credentials });
  const client = new Client({
    host,
    port,
    database,
    user: USER,
    password: await token.getAuthToken(),
    ssl: { ca: authority, rejectUnauthorized: true },
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  return client;
}

/** Rows of one answer. */
const PAGE_ROWS = 5_000;

/** All rows in pages; a table that the user may not read has none to show, which the next table does not suffer from. */
async function* rowsOf(client: Client, table: string): AsyncGenerator<Record<string, unknown>> {
  await client.query("BEGIN READ ONLY");
  try {
    await client.query(`DECLARE every NO SCROLL CURSOR FOR SELECT * FROM ${escapeIdentifier(table)}`);
    for (;;) {
      const { rows } = await client.query(`FETCH ${PAGE_ROWS} FROM every`);
      yield* rows;
      if (rows.length < PAGE_ROWS) return;
    }
  } catch (error) {
    if ((error as { code?: string }).code !== PERMISSION_DENIED) throw error;
  } finally {
    await client.query("ROLLBACK");
  }
}

/** SQLSTATE insufficient_privilege: tables of the migrator's own. */
const PERMISSION_DENIED = "42501";

/** Times and JSON as text. */
const plain = (row: Record<string, unknown>) => JSON.parse(JSON.stringify(row)) as Record<string, unknown>;
