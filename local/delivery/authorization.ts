import { createHash } from "node:crypto";
import { type IncomingHttpHeaders, request } from "node:http";
import {
  DeleteDeliveryStreamCommand,
  FirehoseClient,
  ListDeliveryStreamsCommand,
} from "@aws-sdk/client-firehose";
import { ApiError, unavailable } from "./api/errors";
import { type Emulator, ROOT } from "./destination/role";
import { log } from "./log";

/** How long an allowed caller stays allowed; a changed policy takes effect within this. */
const TRUSTED_MS = 5000;
const ORACLE_TIMEOUT_MS = 30_000;

/** Errors by which the emulator says who may not; any other answer means that IAM has let the request through. */
const REFUSALS =
  /^(AccessDenied|UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken|ExpiredToken|InvalidToken|RequestExpired|NotAuthorized|OptInRequired)/;

export interface Call {
  operation: string;
  /** The stream the call is about; absent where it is about none. */
  stream?: string;
  /** ARN of the resource the call is about, or "*". */
  resource: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * Lets the emulator's IAM decide: it gets the very request, signature and all, under its own Firehose endpoint, where
 * the stream does not exist. Its answer is a refusal, which is passed on, or anything else, which means allowed.
 */
export function createAuthorization({ endpoint, region }: Emulator) {
  const trusted = new Map<string, number>();
  const emulated = new FirehoseClient({ endpoint, region, credentials: ROOT, maxAttempts: 1 });

  /** A stream that the emulator itself has would take the records of the next question. */
  async function removeEmulated(name: string): Promise<void> {
    await emulated
      .send(new DeleteDeliveryStreamCommand({ DeliveryStreamName: name, AllowForceDelete: true }))
      .catch(() => undefined);
  }

  return {
    /** Removes what an earlier process may have left in the emulator. */
    async prepare(): Promise<void> {
      const { DeliveryStreamNames = [] } = await emulated.send(
        new ListDeliveryStreamsCommand({ Limit: 10_000 }),
      );
      for (const name of DeliveryStreamNames) await removeEmulated(name);
    },

    /** @throws ApiError as the emulator answers: AccessDeniedException, InvalidSignatureException, ... */
    async authorize(call: Call): Promise<void> {
      const key = callerKey(call);
      if ((trusted.get(key) ?? 0) > Date.now()) return;
      trusted.delete(key);
      const answer = await ask(endpoint, call);
      if (call.operation === "CreateDeliveryStream" && answer.status === 200)
        await removeEmulated(call.stream ?? "");
      const type =
        String(answer.body["__type"] ?? "")
          .split("#")
          .pop() ?? "";
      if (answer.status >= 400 && REFUSALS.test(type)) {
        const message = withResource(String(answer.body["message"] ?? answer.body["Message"] ?? type), call);
        log("warn", "refused a caller", { operation: call.operation, error: type, reason: message });
        throw new ApiError(type, message, answer.status);
      }
      if (answer.status >= 500)
        throw unavailable(`The emulator answered ${answer.status} when asked for authorisation.`);
      trusted.set(key, Date.now() + TRUSTED_MS);
    },
  };
}

/** AWS names the resource in its refusals; the emulator leaves it out. */
const withResource = (message: string, { resource }: Call): string =>
  message.replace(/(not authorized to perform: [\w:-]+)(?! on resource)/, `$1 on resource: ${resource}`);

/** Who calls what: access key and session from the signature's header, operation and resource. */
function callerKey({ operation, resource, headers }: Call): string {
  const credential = /Credential=([^,/]+)/.exec(headers.authorization ?? "")?.[1] ?? "";
  const session = createHash("sha256")
    .update(String(headers["x-amz-security-token"] ?? ""))
    .digest("base64");
  return [credential, session, operation, resource].join(" ");
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

function ask(endpoint: string, { headers, body }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void =>
      reject(unavailable(`The emulator at ${endpoint} could not be asked: ${error.message}`));
    // The Host header stays the caller's: it is part of what was signed.
    const question = request(
      `${endpoint}/`,
      { method: "POST", headers: { ...headers, connection: "close" }, timeout: ORACLE_TIMEOUT_MS },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", failed);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 500, body: json(Buffer.concat(chunks).toString("utf8")) }),
        );
      },
    );
    question.on("timeout", () => question.destroy(new Error("no answer")));
    question.on("error", failed);
    question.end(body);
  });
}

function json(text: string): Record<string, unknown> {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
