import { type BedrockRuntimeClient, InvokeModelCommand } from "@aws-sdk/client-bedrock-runtime";
import { settleAll } from "../shared/batches";
import { type Embedder, EmbedderAnswer, embedFilled, fitted, type Purpose, type Vector } from "./embedder";

/** Longest text Titan takes, in characters; it counts tokens too (8,192) and refuses what has more. */
const TITAN_CHARACTERS = 20_000;
/** Titan takes one text a call: so many calls at once. */
const TITAN_WIDTH = 8;
/** Texts of one call, and characters of one text, that Cohere takes. */
const COHERE = { texts: 96, characters: 2_048 };

/** Nearest number of dimensions above the index's that the models offer. */
const ASKED_DIMENSIONS = 1_024;

/**
 * Embeds with a foundation model of Bedrock: Titan Text Embeddings V2 (`amazon.titan-embed-text-v2:0`) or Cohere Embed
 * (`cohere.embed-…`, also by an inference profile's id). Needs `bedrock:InvokeModel` on the model. Request and answer
 * are those of the Bedrock user guide; that the model itself answers can only be seen in an account.
 *
 * @throws RangeError when the model is of another family; what the service throws
 */
export function bedrockEmbedder(model: string, client: BedrockRuntimeClient): Embedder {
  const invoke = async (body: object): Promise<Record<string, unknown>> => {
    const answer = await client.send(
      new InvokeModelCommand({
        modelId: model,
        contentType: "application/json",
        accept: "application/json",
        body: JSON.stringify(body),
      }),
    );
    return parseAnswer(answer.body);
  };
  const family = /(?:^|\.)(amazon\.titan-embed-text-v2|cohere\.embed)/.exec(model)?.[1];
  if (!family) throw new RangeError("The model is neither Titan Text Embeddings V2 nor Cohere Embed.");
  const embedAll = family.startsWith("cohere") ? cohere(invoke, model.includes("embed-v4")) : titan(invoke);
  return {
    model,
    embed: (texts, purpose) => embedFilled(texts, (filled) => embedAll(filled, purpose)),
  };
}

type Invoke = (body: object) => Promise<Record<string, unknown>>;

function titan(invoke: Invoke) {
  return async (texts: readonly string[]): Promise<Vector[]> => {
    const outcomes = await settleAll(texts, TITAN_WIDTH, async (text) => {
      const inputText = text.slice(0, TITAN_CHARACTERS);
      const answer = await invoke({ inputText, dimensions: ASKED_DIMENSIONS, normalize: true });
      return fitted(answer["embedding"]);
    });
    return outcomes.map((outcome) => {
      if (outcome.status === "rejected") throw outcome.reason;
      return outcome.value;
    });
  };
}

function cohere(invoke: Invoke, choosesDimensions: boolean) {
  return async (texts: readonly string[], purpose: Purpose): Promise<Vector[]> => {
    const vectors: Vector[] = [];
    for (let at = 0; at < texts.length; at += COHERE.texts) {
      const answer = await invoke({
        texts: texts.slice(at, at + COHERE.texts).map((text) => text.slice(0, COHERE.characters)),
        input_type: purpose === "query" ? "search_query" : "search_document",
        truncate: "END",
        embedding_types: ["float"],
        ...(choosesDimensions && { output_dimension: ASKED_DIMENSIONS }),
      });
      vectors.push(...floats(answer["embeddings"]).map(fitted));
    }
    return vectors;
  };
}

/** Cohere answers with the vectors by type where types were asked for, and as a bare list where not. */
function floats(embeddings: unknown): unknown[] {
  const list = Array.isArray(embeddings)
    ? embeddings
    : (embeddings as { float?: unknown } | null | undefined)?.float;
  if (Array.isArray(list)) return list;
  throw new EmbedderAnswer("The model gave no list of embeddings.");
}

function parseAnswer(body: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString("utf8"));
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // The parser's message quotes the answer.
  }
  throw new EmbedderAnswer("The model's answer is no JSON object.");
}
