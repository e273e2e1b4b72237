import { EVENT_COLLECTIONS } from "../../../contracts/documents";
import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { isDeadLetterQueue } from "../../model/services/dead-letters";
import type { Resource, Stack } from "../../model/stack/stack";
import { DOCUMENTS, EVENT_SOURCE_MAPPING, QUEUE, STREAM } from "../../model/types/types";

/** What nobody reads ends with its retention: a queue's messages after days, a stream's records after hours. */
export const sourceRead: Rule = {
  id: "source-read",
  description:
    "Streams, queues and the changes of event collections are read by a function; dead letters by people.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  convention: "closed-stack",
  scope: "stack",
  types: [...STREAM, ...QUEUE, ...DOCUMENTS],
  check(source, report, stack) {
    const unread = unreadOf(source, stack);
    if (unread === undefined) return;
    report(`${unread} by no function`, "add an EventSourceMapping with its ARN as eventSourceArn");
  },
};

function unreadOf(source: Resource, stack: Stack): string | undefined {
  const readers = stack.attachedTo(source, "eventSourceArn", EVENT_SOURCE_MAPPING);
  if ((QUEUE as readonly string[]).includes(source.type) && isDeadLetterQueue(source, stack))
    return undefined;
  if (!(DOCUMENTS as readonly string[]).includes(source.type))
    return readers.length > 0 ? undefined : `'${source.name}' is read`;
  const read = readers.map(({ props }) => props["documentDbEventSourceConfig"]?.collectionName);
  const missing = EVENT_COLLECTIONS.filter((collection) => !read.includes(collection));
  return missing.length === 0 ? undefined : `Changes of ${missing.join(", ")} in '${source.name}' are read`;
}
