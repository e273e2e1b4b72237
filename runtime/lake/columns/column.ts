import type { SchemaNode } from "../schema/tree";
import { createBooleans } from "./booleans";
import { createDoubles } from "./doubles";
import { createIntegers } from "./integers";
import { createLevels, type Levels } from "./levels";
import type { Meter } from "./meter";
import { createStrings } from "./strings";
import { createTimestamps } from "./timestamps";
import type { Values } from "./values";

/** One column of a row group that is being filled. */
export interface Column {
  readonly node: SchemaNode;
  readonly levels: Levels;
  /** None while all is null: most columns of a wide lake are. */
  values: Values | undefined;
}

/** Bytes a column takes before it holds anything, about. */
const EMPTY_BYTES = 400;

export function createColumn(node: SchemaNode, meter: Meter): Column {
  meter.bytes += EMPTY_BYTES;
  return { node, levels: createLevels(meter), values: undefined };
}

export function createValues(node: SchemaNode, meter: Meter): Values {
  switch (node.type) {
    case "boolean":
      return createBooleans(meter);
    case "double":
      return createDoubles(meter);
    case "int64":
      return createIntegers(meter);
    case "timestamp":
      return createTimestamps(meter);
    default:
      return createStrings(meter, node.hint);
  }
}
