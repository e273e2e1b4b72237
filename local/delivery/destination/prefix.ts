import { randomInt } from "node:crypto";
import { formatTimestamp } from "./timestamp";

const EXPRESSION = /!\{([A-Za-z]+):([^}]*)\}/g;
const DEFAULT_TIME = "yyyy/MM/dd/HH/";
const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

export interface PrefixContext {
  /** Arrival of the object's oldest record, epoch milliseconds. */
  at: number;
  zone?: string;
  keys?: Record<string, string>;
  errorType?: string;
}

/** A prefix names what is not known, e.g. a partition key no record carries. */
export class PrefixError extends Error {
  override readonly name = "PrefixError";
}

/**
 * The prefix of a data object. One without any timestamp or partition key gets AWS's `yyyy/MM/dd/HH/`.
 * Source: "Understand custom prefixes for Amazon S3 objects" of the Firehose guide.
 * @throws PrefixError @throws TimestampPatternError
 */
export function dataPrefix(template: string, context: PrefixContext): string {
  const dated = /!\{(timestamp|partitionKeyFrom\w+):/.test(template);
  return evaluate(dated ? template : `${template}!{timestamp:${DEFAULT_TIME}}`, context);
}

/**
 * The prefix of an object of failed records: without one of its own, the data's static prefix, then
 * `<kind of failure>/yyyy/MM/dd/HH/`.
 * @throws PrefixError @throws TimestampPatternError
 */
export function errorPrefix(
  template: string | undefined,
  dataTemplate: string,
  context: PrefixContext,
): string {
  if (template)
    return evaluate(template.includes("!{") ? template : `${template}!{timestamp:${DEFAULT_TIME}}`, context);
  return evaluate(`${dataTemplate}!{firehose:error-output-type}/!{timestamp:${DEFAULT_TIME}}`, context);
}

/** The names of the partition keys a prefix takes from the transform. */
export function partitionKeys(template: string): string[] {
  const found = [...template.matchAll(EXPRESSION)].filter(
    ([, namespace]) => namespace === "partitionKeyFromLambda",
  );
  return [...new Set(found.map(([, , name = ""]) => name))];
}

/** The rest of an object's name: `<stream>-<version>-yyyy-MM-dd-HH-mm-ss-<uuid>`. */
export function objectSuffix(
  stream: string,
  version: number,
  uuid: string,
  { at, zone }: PrefixContext,
): string {
  return `${stream}-${version}-${formatTimestamp("yyyy-MM-dd-HH-mm-ss", at, zone)}-${uuid}`;
}

function evaluate(template: string, context: PrefixContext): string {
  return template.replace(EXPRESSION, (expression, namespace: string, value: string) => {
    const found = expand(namespace, value, context);
    if (found === undefined) throw new PrefixError(`the prefix has ${expression}, which has no value here.`);
    return found;
  });
}

function expand(namespace: string, value: string, context: PrefixContext): string | undefined {
  if (namespace === "timestamp") return formatTimestamp(value, context.at, context.zone);
  if (namespace === "partitionKeyFromLambda") return context.keys?.[value];
  if (namespace !== "firehose") return undefined;
  if (value === "error-output-type") return context.errorType;
  return value === "random-string" ? randomString() : undefined;
}

/** Eleven letters and digits, as AWS makes them. */
const randomString = (): string =>
  Array.from({ length: 11 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
