import type { Rule } from "../../model/rules/rule";
import { deadLetterRetention } from "./dead-letter-retention";
import { eventArchiveCustomerKey } from "./event-archive-customer-key";
import { eventBusArchived } from "./event-bus-archived";
import { eventBusCustomerKey } from "./event-bus-customer-key";
import { eventRuleDelivers } from "./event-rule-delivers";
import { eventTargetDeadLetter } from "./event-target-dead-letter";
import { eventTargetMayDeliver } from "./event-target-may-deliver";
import { eventsInForce } from "./events-in-force";
import { queueDeadLetter } from "./queue-dead-letter";
import { queueSettings } from "./queue-settings";
import { queueTlsOnly } from "./queue-tls-only";
import { redriveAllowScoped } from "./redrive-allow-scoped";
import { redriveAllowStated } from "./redrive-allow-stated";
import { snsCustomerKey } from "./sns-customer-key";
import { sqsCustomerKey } from "./sqs-customer-key";
import { subscriptionEncrypted } from "./subscription-encrypted";
import { topicHeard } from "./topic-heard";
import { topicTlsOnly } from "./topic-tls-only";

export const MESSAGING: readonly Rule[] = [
  redriveAllowScoped,
  deadLetterRetention,
  eventArchiveCustomerKey,
  eventBusCustomerKey,
  eventTargetDeadLetter,
  eventTargetMayDeliver,
  queueDeadLetter,
  queueTlsOnly,
  snsCustomerKey,
  sqsCustomerKey,
  subscriptionEncrypted,
  topicTlsOnly,
  eventBusArchived,
  eventRuleDelivers,
  redriveAllowStated,
  topicHeard,
  eventsInForce,
  queueSettings,
];
