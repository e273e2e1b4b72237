import type { LakeField, LakeSchema, LeafType } from "../types";
import { columnName } from "./names";

export type NodeType = LeafType | "struct" | "list";

/**
 * A field of the events while they are read. `base` is the definition level of a null here whose parent is there,
 * `def` that of a value here (of a list: of an empty one), `rep` the number of lists around it.
 */
export interface SchemaNode {
  readonly name: string;
  readonly column: string;
  readonly type: NodeType;
  readonly parent: SchemaNode | undefined;
  readonly base: number;
  readonly def: number;
  readonly rep: number;
  /** Number of the column, in the order of appearance; -1 of a struct or list. */
  readonly leaf: number;
  /** Fields of a struct, or the element of a list. */
  readonly children: SchemaNode[];
  readonly byName: Map<string, SchemaNode>;
  /** The name as it stands in JSON, its closing quote included: to recognise it without decoding. */
  readonly key: Uint8Array;
  /** The field that followed this one last time. */
  next: SchemaNode | undefined;
  /** The field that a struct began with last time. */
  first: SchemaNode | undefined;
  /** Number of the object this field was last seen in, and the part of the tape it took there. */
  seenIn: number;
  tapeFrom: number;
  tapeTo: number;
  /** Place in the list that is being read. */
  index: number;
  /** What is remembered of the column's values from one row group to the next. */
  readonly hint: { distinct?: boolean };
}

/** All known fields. Columns are numbered in the order in which they appeared. */
export interface SchemaTree {
  readonly root: SchemaNode;
  readonly leaves: SchemaNode[];
  /** Adds a field with all that is below it. */
  add(parent: SchemaNode, field: LakeField): SchemaNode;
  /** Takes back the fields added since there were this many columns. */
  removeFrom(leaves: number): void;
}

export function createTree(schema?: LakeSchema): SchemaTree {
  const leaves: SchemaNode[] = [];
  const root = createNode({ name: "", type: "struct" }, "", undefined, -1);
  const add = (parent: SchemaNode, field: LakeField): SchemaNode => {
    const nested = field.type === "struct" || field.type === "list";
    const column = field.column ?? (parent.type === "list" ? "element" : columnName(parent, field.name));
    const node = createNode(field, column, parent, nested ? -1 : leaves.length);
    if (!nested) leaves.push(node);
    parent.children.push(node);
    parent.byName.set(field.name, node);
    if (field.element) add(node, field.element);
    for (const child of field.fields ?? []) add(node, child);
    return node;
  };
  for (const field of schema?.fields ?? []) add(root, field);
  return {
    root,
    leaves,
    add,
    removeFrom(count) {
      while (leaves.length > count) detach(leaves.pop());
    },
  };
}

function createNode(
  field: LakeField,
  column: string,
  parent: SchemaNode | undefined,
  leaf: number,
): SchemaNode {
  const inList = parent?.type === "list";
  const base = parent ? parent.def + (inList ? 1 : 0) : -1;
  return {
    name: field.name,
    column,
    type: field.type,
    parent,
    base,
    def: base + 1,
    rep: parent ? parent.rep + (inList ? 1 : 0) : 0,
    leaf,
    children: [],
    byName: new Map(),
    key: Buffer.from(JSON.stringify(field.name).slice(1)),
    next: undefined,
    first: undefined,
    seenIn: 0,
    tapeFrom: 0,
    tapeTo: 0,
    index: 0,
    hint: {},
  };
}

/** Removes a field, and what held nothing else. */
function detach(node: SchemaNode | undefined): void {
  const parent = node?.parent;
  if (!node || !parent) return;
  parent.children.splice(parent.children.indexOf(node), 1);
  parent.byName.delete(node.name);
  for (const sibling of parent.children) if (sibling.next === node) sibling.next = undefined;
  if (parent.first === node) parent.first = undefined;
  if (parent.children.length === 0 && parent.parent) detach(parent);
}

/** The tree as plain data. */
export function describeTree(tree: SchemaTree): LakeSchema {
  return { version: 1, fields: tree.root.children.map(describeNode) };
}

function describeNode(node: SchemaNode): LakeField {
  const { name, column, type, parent } = node;
  const own = { name, ...(column === name || parent?.type === "list" ? {} : { column }), type };
  if (type === "struct") return { ...own, type, fields: node.children.map(describeNode) };
  const element = node.children[0];
  return element ? { ...own, type: "list", element: describeNode(element) } : own;
}
