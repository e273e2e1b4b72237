import assert from "node:assert/strict";
import { awsProvider } from "../../../../local/provider/aws/provider";
import type { Aws } from "../../../../local/provider/aws/sdk";
import type { Provider } from "../../../../local/provider/protocol/provider";
import type { Props } from "../../../../local/provider/protocol/values";
import type { Bench } from "./bench";

/** A resource that stands on the emulator, as the engine would hold it. */
export interface Standing {
  urn: string;
  type: string;
  name: string;
  id: string;
  inputs: Props;
  state: Props;
}

/** What a case builds on: makes resources by the provider, and removes them at the end. */
export interface Ground {
  aws: Aws;
  make(type: string, name: string, inputs: Props): Promise<Standing>;
}

/** The life of one type: what is made, changed, replaced, and changed by hand. */
export interface Case {
  type: string;
  /** Says what the inputs are, on resources made first. */
  inputs(ground: Ground): Promise<Props>;
  /** Inputs that AWS can change in place; undefined removes one. Absent where every change replaces. */
  changed?: Props | ((inputs: Props) => Props);
  /** Inputs whose change replaces the resource. */
  replaced: Props;
  /** Those of them that replace it, where not all do. */
  replaces?: string[];
  /** Changes the resource behind the engine's back. */
  drift?(standing: Standing, aws: Aws): Promise<unknown>;
  /** Inputs in which that shows; empty where the resource is gone by it. */
  drifted?: string[];
  /** Outputs that AWS chooses at random, so that a prediction can only be like them. */
  chosen?: string[];
  /** AWS cannot remove it: it goes with something else. */
  stays?: boolean;
}

export const PROJECT = "urn:pulumi:test::strata::";

/** The provider of a bench, as the program's explicit provider configures it. */
export async function configured(bench: Bench): Promise<Provider> {
  const provider = awsProvider(bench.environment, "7.0.0");
  await provider.configure({ defaultTags: JSON.stringify({ tags: { Owner: "platform" } }) });
  return provider;
}

export const subject = (type: string, name: string) => ({ urn: `${PROJECT}${type}::${name}`, type, name });

export const SEED = new Uint8Array([1, 2, 3, 4]);

export async function checked(
  provider: Provider,
  type: string,
  name: string,
  news: Props,
  olds: Props = {},
): Promise<Props> {
  const { inputs, failures, warnings } = await provider.check({
    ...subject(type, name),
    olds,
    news,
    seed: SEED,
  });
  assert.deepEqual([failures, warnings], [[], []], `${type} takes its inputs`);
  return inputs;
}

export async function make(provider: Provider, type: string, name: string, news: Props): Promise<Standing> {
  const inputs = await checked(provider, type, name, news);
  const made = await provider.create({ ...subject(type, name), inputs, preview: false });
  return { ...subject(type, name), inputs, id: made.id, state: made.state };
}

export const read = (provider: Provider, standing: Standing) =>
  provider.read({ ...standing, inputs: standing.inputs, state: standing.state });

export async function update(provider: Provider, standing: Standing, news: Props): Promise<Standing> {
  const request = { ...standing, oldInputs: standing.inputs, olds: standing.state, news, ignored: [] };
  const state = await provider.update({ ...request, preview: false });
  return { ...standing, inputs: news, state };
}

export const diff = (provider: Provider, standing: Standing, news: Props) =>
  provider.diff({ ...standing, oldInputs: standing.inputs, olds: standing.state, news, ignored: [] });

export function merged(inputs: Props, more: Props): Props {
  const { __defaults: _, ...rest } = { ...inputs, ...more };
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
}
