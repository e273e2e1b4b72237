import { tlsOnlyRule } from "../../model/services/transit";
import { QUEUE, QUEUE_POLICY } from "../../model/types/types";

/** SQS has a plain HTTP endpoint, so a queue has to refuse it itself. */
export const queueTlsOnly = tlsOnlyRule({
  id: "queue-tls-only",
  description: "Queues refuse requests that do not come over TLS.",
  types: QUEUE,
  store: "Queue",
  policies: QUEUE_POLICY,
  property: "queueUrl",
  actions: ["sqs:*", "*"],
  add: "QueuePolicy",
});
