import { createRequire } from "node:module";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Environment } from "./environment";
import { PACKAGES, type Sdk } from "./sdk-clients";
import { type StoreEndpoints, storeEndpoints } from "./store-endpoints";

export type Service = keyof Sdk;
export type Operation<S extends Service> = keyof Sdk[S] extends infer K
  ? K extends `${infer O}Command`
    ? O
    : never
  : never;
type Command<S extends Service, O extends string> = `${O}Command` extends keyof Sdk[S]
  ? Sdk[S][`${O}Command`] extends abstract new (
      ...args: never
    ) => infer C
    ? C
    : never
  : never;
export type Input<S extends Service, O extends string> = Command<S, O> extends { input: infer I } ? I : never;
export type Output<S extends Service, O extends string> =
  Command<S, O> extends { resolveMiddleware: infer R extends (...args: never) => (...args: never) => unknown }
    ? Awaited<ReturnType<ReturnType<R>>> extends { output: infer T }
      ? T
      : never
    : never;

/** One request to AWS as data, so that it can be checked before it is sent. */
export interface Call {
  service: Service;
  operation: string;
  input: object;
}

export function call<S extends Service, O extends string & Operation<S>>(
  service: S,
  operation: O,
  input: Input<S, O>,
): Call {
  return { service, operation, input: input as object };
}

/** Sends requests to AWS; one per region. */
export interface Aws {
  send(call: Call): Promise<unknown>;
  request<S extends Service, O extends string & Operation<S>>(
    service: S,
    operation: O,
    input: Input<S, O>,
  ): Promise<Output<S, O>>;
  /** The real servers behind the stores. */
  readonly stores: StoreEndpoints;
}

interface Client {
  send(command: unknown): Promise<unknown>;
}

// Clients are loaded when first needed: all of them together take a second.
const load = createRequire(__filename);

export function connect(environment: Environment, region = environment.region): Aws {
  const clients = new Map<Service, Client>();
  const send = ({ service, operation, input }: Call): Promise<unknown> => {
    const sdk = load(`@aws-sdk/${PACKAGES[service][0]}`) as Record<string, new (arg: object) => unknown>;
    const client = clients.get(service) ?? open(sdk, service, environment, region);
    clients.set(service, client);
    const command = sdk[`${operation}Command`];
    if (!command) throw new RangeError(`The SDK's client for ${service} has no operation ${operation}.`);
    return client.send(new command(input));
  };
  return {
    send,
    stores: storeEndpoints(environment),
    request: (service, operation, input) => send(call(service, operation, input)) as never,
  };
}

function open(
  sdk: Record<string, new (arg: object) => unknown>,
  service: Service,
  environment: Environment,
  region: string,
): Client {
  const name = PACKAGES[service][1];
  const Client = sdk[name];
  if (!Client) throw new RangeError(`@aws-sdk/${PACKAGES[service][0]} has no ${name}.`);
  return new Client({
    region,
    endpoint: service === "firehose" ? environment.deliveryEndpoint : environment.endpoint,
    credentials: {
      accessKeyId: process.env["AWS_ACCESS_KEY_ID"] ?? "test",
      secretAccessKey: process.env["AWS_SECRET_ACCESS_KEY"] ?? "test",
    },
    maxAttempts: 3,
    // Kinesis would speak HTTP/2 by default, which the emulator does not; bucket names are no host names there.
    ...(service === "kinesis" ? { requestHandler: new NodeHttpHandler() } : {}),
    ...(service === "s3" ? { forcePathStyle: true } : {}),
  }) as Client;
}
