/** Keys below which redacted events land as NDJSON, one object per type and hour; what else lies there is no event. */
export const LANDED_PREFIX = "event_type=";

/** Keys of the lake's Parquet files: `event_type=…/year=…/month=…/day=…/hour=…/<name>.parquet`. */
export const PARTITION_PREFIX = "event_type=";

/** Keys of the schema that all files of the lake agree on. Query engines pass over names with an underscore. */
export const SCHEMA_PREFIX = "_schema/";
