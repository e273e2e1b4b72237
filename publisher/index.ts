export { BACKOFF, type Backoff } from "./backoff";
export { LIMITS } from "./batch";
export { kinesisSettings, streamWriter } from "./kinesis";
export { FALLBACK_TOPIC, type RoutedLine, routeLine } from "./lines";
export {
  createPublisher,
  type Publisher,
  type PublisherDeps,
  type PublishResult,
  type PutOutcome,
} from "./publisher";
export { planOversized, quarantineWriter } from "./quarantine";
