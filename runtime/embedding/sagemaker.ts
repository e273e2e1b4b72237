import { InvokeEndpointCommand, type SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { EMBEDDING_DIMENSIONS } from "../../contracts/search";
import { type Embedder, EmbedderAnswer, embedFilled, fitted, type Vector } from "./embedder";

/** Texts of one call and characters of one text: what Text Embeddings Inference takes by default, and 512 tokens. */
const LIMITS = { texts: 32, characters: 2_048 };

/**
 * Embeds with a SageMaker endpoint that speaks Hugging Face's Text Embeddings Inference: `{"inputs": [text, …]}` is
 * answered with one list of 768 numbers a text, as by all-mpnet-base-v2. Needs `sagemaker:InvokeEndpoint` on the
 * endpoint. That an endpoint answers so can only be seen in an account.
 *
 * @throws EmbedderAnswer also when the vectors have another number of dimensions: cutting such a model's would be wrong
 */
export function sagemakerEmbedder(endpoint: string, client: SageMakerRuntimeClient): Embedder {
  const invoke = async (inputs: readonly string[]): Promise<Vector[]> => {
    const { Body } = await client.send(
      new InvokeEndpointCommand({
        EndpointName: endpoint,
        ContentType: "application/json",
        Accept: "application/json",
        Body: JSON.stringify({ inputs, truncate: true }),
      }),
    );
    return parseAnswer(Body);
  };
  return {
    model: `sagemaker/${endpoint}`,
    embed: (texts) =>
      embedFilled(texts, async (filled) => {
        const vectors: Vector[] = [];
        for (let at = 0; at < filled.length; at += LIMITS.texts) {
          const part = filled.slice(at, at + LIMITS.texts);
          vectors.push(...(await invoke(part.map((text) => text.slice(0, LIMITS.characters)))));
        }
        return vectors;
      }),
  };
}

function parseAnswer(body: Uint8Array | undefined): Vector[] {
  let answer: unknown;
  try {
    answer = JSON.parse(Buffer.from(body ?? []).toString("utf8"));
  } catch {
    // The parser's message quotes the answer.
  }
  if (!Array.isArray(answer)) throw new EmbedderAnswer("The endpoint's answer is no JSON list.");
  return answer.map((vector: unknown) => {
    if (!Array.isArray(vector) || vector.length !== EMBEDDING_DIMENSIONS)
      throw new EmbedderAnswer(`The endpoint gave no list of ${EMBEDDING_DIMENSIONS} numbers for a text.`);
    return fitted(vector);
  });
}
