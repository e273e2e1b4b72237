import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { EmbedderSettings } from "../../contracts/search";
import { allow, type Place, type Statement } from "../shared/iam";
import type { NetworkStore } from "../shared/private-network";

/** What the functions of the search store need to know of it. */
export interface SearchStore extends NetworkStore {
  readonly domainArn: pulumi.Output<string>;
  /** Host and port. */
  readonly endpoint: pulumi.Output<string>;
  /** Master of the domain. */
  readonly keeperRole: aws.iam.Role;
  /** Copies of each shard beside the first. */
  readonly replicas: number;
}

type Method = "Delete" | "Get" | "Head" | "Post" | "Put";

/** Signed calls of these methods to one path of the domain. */
export function callStore(store: SearchStore, methods: Method[], path: string): Statement {
  return allow(
    methods.map((method) => `es:ESHttp${method}`),
    pulumi.interpolate`${store.domainArn}/${path}`,
  );
}

/** What an embedder's role may call. */
export function embedderStatements(
  { kind, model = "" }: EmbedderSettings,
  { region, accountId }: Place,
): Statement[] {
  switch (kind) {
    case "lexical":
      return [];
    case "bedrock": {
      // An inference profile (`eu.cohere.embed-v4:0`) passes a call on to the model in one of its regions.
      const profiled = /^[a-z]{2,6}\.((?:amazon|cohere)\..+)$/.exec(model)?.[1];
      const models = profiled
        ? [
            `arn:aws:bedrock:${region}:${accountId}:inference-profile/${model}`,
            `arn:aws:bedrock:*::foundation-model/${profiled}`,
          ]
        : [`arn:aws:bedrock:${region}::foundation-model/${model}`];
      return [allow(["bedrock:InvokeModel"], models)];
    }
    case "sagemaker":
      return [
        allow(
          ["sagemaker:InvokeEndpoint"],
          `arn:aws:sagemaker:${region}:${accountId}:endpoint/${model.toLowerCase()}`,
        ),
      ];
  }
}
