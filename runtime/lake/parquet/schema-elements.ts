import type { SchemaNode } from "../schema/tree";
import type { LeafType } from "../types";
import type { ThriftStruct } from "./thrift";

/** Parquet's numbers of physical types. */
export const PHYSICAL: Record<LeafType, number> = {
  boolean: 0,
  int64: 2,
  timestamp: 2,
  double: 5,
  string: 6,
  json: 6,
};

const OPTIONAL = 1;
const REPEATED = 2;
/** Converted types: what readers older than logical types look at. */
const CONVERTED = { utf8: 0, list: 3, timestampMicros: 10 } as const;

/** One element of the footer's schema, which lists the tree depth first. */
export type SchemaElement = (fields: ThriftStruct) => void;

export function schemaElements(root: SchemaNode): SchemaElement[] {
  return [
    (fields) => {
      fields.binary(4, "event");
      fields.i32(5, root.children.length);
    },
    ...root.children.flatMap(elementsOf),
  ];
}

function elementsOf(node: SchemaNode): SchemaElement[] {
  if (node.type === "struct") return [group(node), ...node.children.flatMap(elementsOf)];
  if (node.type === "list") return [listGroup(node), repeated, ...node.children.flatMap(elementsOf)];
  return [leaf(node, node.type)];
}

function group(node: SchemaNode): SchemaElement {
  return (fields) => {
    fields.i32(3, OPTIONAL);
    fields.binary(4, node.column);
    fields.i32(5, node.children.length);
  };
}

function listGroup(node: SchemaNode): SchemaElement {
  return (fields) => {
    fields.i32(3, OPTIONAL);
    fields.binary(4, node.column);
    fields.i32(5, 1);
    fields.i32(6, CONVERTED.list);
    fields.struct(10, (type) => type.struct(3, () => {}));
  };
}

function repeated(fields: ThriftStruct): void {
  fields.i32(3, REPEATED);
  fields.binary(4, "list");
  fields.i32(5, 1);
}

function leaf(node: SchemaNode, type: LeafType): SchemaElement {
  return (fields) => {
    fields.i32(1, PHYSICAL[type]);
    fields.i32(3, OPTIONAL);
    fields.binary(4, node.column);
    if (type === "string" || type === "json") {
      fields.i32(6, CONVERTED.utf8);
      fields.struct(10, (logical) => logical.struct(1, () => {}));
    } else if (type === "timestamp") {
      fields.i32(6, CONVERTED.timestampMicros);
      fields.struct(10, (logical) => logical.struct(8, timestampType));
    }
  };
}

function timestampType(fields: ThriftStruct): void {
  fields.bool(1, true);
  fields.struct(2, (unit) => unit.struct(2, () => {}));
}

/** Where a column lies in the schema, by the names of the groups around it. */
export function pathOf(node: SchemaNode): string[] {
  if (!node.parent) return [];
  return [...pathOf(node.parent), ...(node.parent.type === "list" ? ["list"] : []), node.column];
}

/** The columns in the order of the schema. */
export function columnsInOrder(node: SchemaNode): SchemaNode[] {
  return node.leaf >= 0 ? [node] : node.children.flatMap(columnsInOrder);
}
