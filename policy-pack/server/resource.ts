import { BinaryReader } from "google-protobuf";
import type { Props, Resource } from "../model/stack/stack";
import { guarded } from "../model/stack/unknown";
import { plain } from "./values";

/** A resource as the engine sends it. Its values are read where a rule asks for them: most resources are asked for few. */
export interface SentResource extends Resource {
  /** Properties in the engine's own encoding: secrets are marked, assets are whole. */
  readonly sent: Props;
}

/** Reads an `AnalyzeRequest` or an `AnalyzerResource`: both say the same in the same fields (pulumi/analyzer.proto). */
export function readResource(message: Uint8Array): SentResource {
  let [type, urn, name, protect] = ["", "", "", false];
  let properties: Uint8Array = new Uint8Array();
  let provider: Resource["provider"];
  const propertyDependencies: Record<string, readonly string[]> = {};
  read(message, {
    1: (field) => (type = field.readString()),
    2: (field) => (properties = bytes(field)),
    3: (field) => (urn = field.readString()),
    4: (field) => (name = field.readString()),
    5: (field) => read(bytes(field), { 1: (option) => (protect = option.readBool()) }),
    6: (field) => (provider = readProvider(bytes(field))),
    9: (field) => {
      const [key, urns] = readEntry(bytes(field), readTexts);
      propertyDependencies[key] = urns ?? [];
    },
  });
  let [sent, props]: (Props | undefined)[] = [];
  return {
    ...{ urn, type, name, protect, provider, propertyDependencies },
    get sent() {
      sent ??= readStruct(properties);
      return sent;
    },
    get props() {
      props ??= guarded(plain(this.sent) as Props, name);
      return props;
    },
  };
}

/** Reads an `AnalyzeStackRequest`. */
export function readResources(message: Uint8Array): SentResource[] {
  const resources: SentResource[] = [];
  read(message, { 1: (field) => resources.push(readResource(bytes(field))) });
  return resources;
}

/** Reads an `AnalyzerProviderResource`. */
function readProvider(message: Uint8Array): Resource["provider"] {
  let urn = "";
  let properties: Uint8Array = new Uint8Array();
  read(message, { 2: (field) => (properties = bytes(field)), 3: (field) => (urn = field.readString()) });
  let props: Props | undefined;
  return {
    urn,
    get props() {
      props ??= guarded(plain(readStruct(properties)) as Props, "provider");
      return props;
    },
  };
}

/** Reads a `google.protobuf.Struct`. */
export function readStruct(message: Uint8Array): Props {
  const props: Props = {};
  read(message, {
    1: (field) => {
      const [key, value] = readEntry(bytes(field), readValue);
      props[key] = value ?? null;
    },
  });
  return props;
}

/** Reads a `google.protobuf.Value`. */
function readValue(message: Uint8Array): unknown {
  let value: unknown = null;
  read(message, {
    2: (field) => (value = field.readDouble()),
    3: (field) => (value = field.readString()),
    4: (field) => (value = field.readBool()),
    5: (field) => (value = readStruct(bytes(field))),
    6: (field) => (value = readList(bytes(field))),
  });
  return value;
}

function readList(message: Uint8Array): unknown[] {
  const list: unknown[] = [];
  read(message, { 1: (field) => list.push(readValue(bytes(field))) });
  return list;
}

function readTexts(message: Uint8Array): string[] {
  const texts: string[] = [];
  read(message, { 1: (field) => texts.push(field.readString()) });
  return texts;
}

/** Reads an entry of a map: its key, and its value where it has one. */
function readEntry<T>(message: Uint8Array, readOne: (value: Uint8Array) => T): [string, T | undefined] {
  let key = "";
  let value: T | undefined;
  read(message, { 1: (field) => (key = field.readString()), 2: (field) => (value = readOne(bytes(field))) });
  return [key, value];
}

/** Calls back for each field of a message that is asked for, by its number. */
function read(message: Uint8Array, fields: Readonly<Record<number, (field: BinaryReader) => unknown>>): void {
  const reader = new BinaryReader(message);
  while (reader.nextField() && !reader.isEndGroup()) {
    const field = fields[reader.getFieldNumber()];
    if (field === undefined) reader.skipField();
    else field(reader);
  }
}

function bytes(field: BinaryReader): Uint8Array {
  return field.readBytes() as Uint8Array;
}
