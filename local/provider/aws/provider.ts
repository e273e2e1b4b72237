import { InitError } from "../protocol/init-error";
import type { Provider, Subject } from "../protocol/provider";
import { hasUnknown, type Props, plainProps } from "../protocol/values";
import { check } from "./check";
import { type Configuration, configurationOf } from "./configure";
import { diff } from "./diff";
import type { Environment } from "./environment";
import { invoke } from "./invokes";
import * as lifecycle from "./lifecycle";
import { read } from "./refresh";
import { hasRow, typeRow } from "./registry";
import { type Aws, connect } from "./sdk";
import type { AnyType, Scope } from "./type";

/** The `aws` provider of the local stack: the table of types over the emulator, or over nothing when recording. */
export function awsProvider(environment: Environment, version: string): Provider {
  let configuration: Configuration = {
    region: environment.region,
    account: environment.account,
    defaultTags: {},
  };
  const connections = new Map<string, Aws>();
  const emulates = ({ unrealised }: AnyType) => environment.mode === "emulate" && !unrealised;

  const bind = ({ type, urn, name }: Subject, inputs: Props) => {
    const region = typeof inputs["region"] === "string" ? inputs["region"] : configuration.region;
    const scope: Scope = {
      account: configuration.account,
      region,
      endpoint: environment.endpoint,
      urn,
      name,
    };
    const aws = connections.get(region) ?? connect(environment, region);
    connections.set(region, aws);
    return { bound: { type: typeRow(type), scope }, aws };
  };

  return {
    name: "aws",
    version,
    configure: async (args) => {
      configuration = await configurationOf(args, environment);
    },
    check: async (request) => {
      const { bound } = bind(request, plainProps(request.news));
      const { defaultTags } = configuration;
      const made = emulates(bound.type) && hasRow(request.type);
      return check(request, { ...bound, defaultTags, models: environment.models, emulates: made });
    },
    diff: async (request) => diff(typeRow(request.type), request),
    create: async (request) => {
      const known = plainProps(request.inputs);
      const { bound, aws } = bind(request, known);
      const withRegion = { region: bound.scope.region };
      if (request.preview || !emulates(bound.type)) {
        const { id, outputs } = predict(bound, known);
        return { id, state: lifecycle.stateOf(bound.type, request.inputs, { ...withRegion, ...outputs }) };
      }
      const self = await lifecycle.create(bound, request.inputs, aws);
      const state = (outputs: Props) =>
        lifecycle.stateOf(bound.type, request.inputs, { ...withRegion, ...outputs });
      try {
        const outputs = await lifecycle.complete(bound, request.inputs, self, aws);
        return { id: self.id, state: state(outputs) };
      } catch (error) {
        throw new InitError(self.id, request.inputs, state(self.outputs), error);
      }
    },
    read: async (request) => {
      const { bound, aws } = bind(request, plainProps(request.state));
      if (!emulates(bound.type)) return { id: request.id, inputs: request.inputs, state: request.state };
      return read(bound, request, aws);
    },
    update: async (request) => {
      const { bound, aws } = bind(request, plainProps(request.news));
      const outputs =
        request.preview || !emulates(bound.type)
          ? lifecycle.keptOutputs(bound.type, request)
          : await lifecycle.update(bound, request, aws);
      return lifecycle.stateOf(bound.type, request.news, outputs);
    },
    delete: async (request) => {
      const { bound, aws } = bind(request, plainProps(request.state));
      if (emulates(bound.type)) await lifecycle.remove(bound, request, aws);
    },
    invoke: async (token, args) => {
      const { region, account } = configuration;
      return { result: await invoke(token, plainProps(args), { region, account }), failures: [] };
    },
  };
}

/** A prediction needs known names; where an unknown list or object stands in the way, the id is made of the urn. */
function predict({ type, scope }: lifecycle.Bound, known: Props) {
  try {
    return type.predict(known, scope);
  } catch (error) {
    if (hasUnknown(known)) return { id: scope.urn, outputs: {} };
    throw error;
  }
}
