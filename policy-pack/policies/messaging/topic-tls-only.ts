import { tlsOnlyRule } from "../../model/services/transit";
import { TOPIC, TOPIC_POLICY } from "../../model/types/types";

/** A topic policy cannot name "sns:*"; publishing is the action that carries content. */
export const topicTlsOnly = tlsOnlyRule({
  id: "topic-tls-only",
  description: "Topics refuse messages that do not come over TLS.",
  types: TOPIC,
  store: "Topic",
  policies: TOPIC_POLICY,
  property: "arn",
  actions: ["sns:publish", "sns:*", "*"],
  add: "TopicPolicy",
});
