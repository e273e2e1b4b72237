import { BedrockRuntimeClient } from "@aws-sdk/client-bedrock-runtime";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { EmbedderSettings } from "../../contracts/search";
import { clientSettings } from "../shared/client";
import { bedrockEmbedder } from "./bedrock";
import type { Embedder } from "./embedder";
import { lexicalEmbedder } from "./lexical";
import { sagemakerEmbedder } from "./sagemaker";

/** Longest time for a model's answer to one call, milliseconds. */
const ANSWER_MS = 6_000;

/**
 * The embedder a stack is configured with; called once per worker.
 *
 * @throws RangeError when one that calls a service has no model
 */
export function chooseEmbedder({ kind, model }: EmbedderSettings): Embedder {
  if (kind === "lexical") return lexicalEmbedder();
  if (!model) throw new RangeError(`The embedder ${kind} needs a model.`);
  // HTTP/1.1: both clients would use HTTP/2 for streams, of which there are none here.
  const client = { requestHandler: new NodeHttpHandler(clientSettings(ANSWER_MS).requestHandler) };
  return kind === "bedrock"
    ? bedrockEmbedder(model, new BedrockRuntimeClient(client))
    : sagemakerEmbedder(model, new SageMakerRuntimeClient(client));
}
