import {
  BUCKET,
  DELIVERY_STREAM,
  EVENT_BUS,
  EVENT_RULE,
  EVENT_SOURCE_MAPPING,
  KEY,
  LAMBDA,
  LOG_GROUP,
  QUEUE,
  ROLE,
  SECRET,
  STREAM,
  TABLE,
  TOPIC,
} from "./types";

/** Types that take tags and that AWS bills, stores data in, or grants access by. */
export const TAGGABLE = [
  ...BUCKET,
  ...DELIVERY_STREAM,
  ...EVENT_BUS,
  ...EVENT_RULE,
  ...EVENT_SOURCE_MAPPING,
  ...KEY,
  ...LAMBDA,
  ...LOG_GROUP,
  ...QUEUE,
  ...ROLE,
  ...SECRET,
  ...STREAM,
  ...TABLE,
  ...TOPIC,
  "aws:iam/policy:Policy",
  "aws:cloudwatch/metricAlarm:MetricAlarm",
] as const;

/** Types that hold what cannot be made again: deleting one loses data. */
export const STATEFUL = [...BUCKET, ...KEY, ...SECRET, ...STREAM, ...TABLE] as const;
