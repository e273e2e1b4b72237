import { lexicalEmbedder } from "../../../../runtime/embedding/lexical";
import type { SimilarAnswer } from "../../../../runtime/find-similar/core";
import { createFindSimilarHandler, type FindSimilarDeps } from "../../../../runtime/find-similar/handler";
import { createLog } from "../../../../runtime/shared/log";
import type { Search } from "../../../../runtime/stores/search/client";

export const CALLER = "arn:aws:sts::000000000000:assumed-role/counselling/jo";

/** The search for similar messages over a store; its audit entries and log lines are kept. */
export function finder(search: Search, parts: Partial<FindSimilarDeps> = {}) {
  const audited: { data: Record<string, unknown> }[] = [];
  const logged: string[] = [];
  const handler = createFindSimilarHandler({
    search,
    embedder: lexicalEmbedder(),
    audit: async (event) => void audited.push(event as unknown as { data: Record<string, unknown> }),
    now: Date.now,
    log: createLog({}, (line) => void logged.push(line)),
    ...parts,
  });
  const context = { awsRequestId: "request-1" };
  return {
    audited,
    logged,
    handler,
    /** The gateway's way; resolves to status and body. */
    async post(body: unknown, userArn: string | undefined = CALLER) {
      const answer = await handler(
        {
          body: typeof body === "string" ? body : JSON.stringify(body),
          requestContext: {
            requestId: `id-${audited.length}`,
            ...(userArn && { authorizer: { iam: { userArn } } }),
          },
        },
        context,
      );
      const { statusCode, body: text } = answer as { statusCode: number; body: string };
      return { status: statusCode, body: JSON.parse(text) as SimilarAnswer & { error?: object } };
    },
    direct: (request: unknown, actor = "operator") => handler({ actor, request }, context),
  };
}
