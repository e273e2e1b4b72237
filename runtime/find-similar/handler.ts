import { KinesisClient } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { EventOf } from "../../contracts/events/event";
import type { EmbedderSettings } from "../../contracts/search";
import { chooseEmbedder } from "../embedding/choose";
import type { Embedder } from "../embedding/embedder";
import { auditWriter } from "../shared/audit-stream";
import { clientSettings } from "../shared/client";
import { describeFailure } from "../shared/failure";
import { createLog, type Log } from "../shared/log";
import { ownCredentials, type Search, searchStore } from "../stores/search/client";
import { type ErrorAnswer, errorOf, type HttpAnswer, http, statusOf } from "./answer";
import { type Searched, searchEvent } from "./audit";
import type { SimilarAnswer } from "./core";
import { findSimilar } from "./find";
import { InvalidRequest, LIMITS, readRequest, type SimilarRequest } from "./request";

/** What the search for similar messages is told at deployment. */
export interface FindSimilarSettings {
  /** Host and port of the domain. */
  endpoint: string;
  region: string;
  embedder: EmbedderSettings;
  /** Stream of audit events. */
  auditStream: string;
}

export interface FindSimilarDeps {
  search: Search;
  embedder: Embedder;
  audit(event: EventOf<"audit.event.logged">): Promise<void>;
  now(): number;
  log: Log;
}

/** A request of the HTTP API (payload format 2.0, IAM authorisation). */
export interface HttpRequest {
  body?: string;
  isBase64Encoded?: boolean;
  requestContext: { requestId: string; authorizer?: { iam?: { userArn?: string } } };
}

/** An invocation without the gateway, by whoever may invoke the function. */
export interface DirectRequest {
  /** Who asks; the audit trail has it as they say it. */
  actor: string;
  request: unknown;
}

export type DirectAnswer = SimilarAnswer | { error: ErrorAnswer };

/** Answers requests for similar messages. No answer leaves before the audit trail has its entry. */
export function createFindSimilarHandler(deps: FindSimilarDeps) {
  const answer = async (value: unknown, actor: unknown, requestId: string): Promise<DirectAnswer> => {
    if (typeof actor !== "string" || actor === "") return { error: { code: "not_authenticated" } };
    let request: SimilarRequest;
    try {
      request = readRequest(value);
    } catch (error) {
      return { error: errorOf(error) };
    }
    const outcome = await attempt(request, deps);
    const searched: Searched = {
      requestId,
      actor,
      request,
      ...("error" in outcome ? {} : { answer: outcome }),
    };
    try {
      await deps.audit(searchEvent(searched, deps.now()));
    } catch (error) {
      deps.log.error("audit_failed", { requestId, ...describeFailure(error) });
      return { error: { code: "audit_unavailable" } };
    }
    return outcome;
  };

  return async (
    event: HttpRequest | DirectRequest,
    context: { awsRequestId: string },
  ): Promise<HttpAnswer | DirectAnswer> => {
    if (!("requestContext" in event)) return answer(event.request, event.actor, context.awsRequestId);
    const { requestId, authorizer } = event.requestContext;
    const outcome = await answer(bodyOf(event), authorizer?.iam?.userArn, requestId);
    return http("error" in outcome ? statusOf(outcome.error) : 200, outcome);
  };
}

async function attempt(request: SimilarRequest, deps: FindSimilarDeps): Promise<DirectAnswer> {
  try {
    const found = await findSimilar(request, deps);
    deps.log.metrics(
      { job: "find-similar" },
      { results: found.results.length, withheld: found.withheld.length },
    );
    return found;
  } catch (error) {
    if (!(error instanceof InvalidRequest)) deps.log.error("search_failed", describeFailure(error));
    return { error: errorOf(error) };
  }
}

/** The request's JSON, or undefined where it is none: the parser's own message would quote it. */
function bodyOf({ body = "", isBase64Encoded }: HttpRequest): unknown {
  const text = isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
  if (Buffer.byteLength(text) > LIMITS.bodyBytes) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Longest time for the audit stream's answer, milliseconds. */
const ANSWER_MS = 3_000;

/** Cold-start wiring of the search for similar messages: the only place that builds clients. */
export function findSimilarFactory(settings: FindSimilarSettings) {
  // HTTP/1.1: one small record a request gains nothing from HTTP/2.
  const requestHandler = new NodeHttpHandler(clientSettings(ANSWER_MS).requestHandler);
  return createFindSimilarHandler({
    search: searchStore(settings, ownCredentials()),
    embedder: chooseEmbedder(settings.embedder),
    audit: auditWriter(settings.auditStream, new KinesisClient({ requestHandler })),
    now: Date.now,
    log: createLog({ job: "find-similar" }),
  });
}
