import { Compliance } from "./components/compliance/compliance";
import { Evidence } from "./components/compliance/evidence";
import { readConfig } from "./components/config";
import { AccessLogs } from "./components/foundation/access-logs";
import { Alerts } from "./components/foundation/alerts";
import { Keys } from "./components/foundation/keys";
import { Network } from "./components/foundation/network";
import { stackProvider } from "./components/foundation/provider";
import { deliveryStreams } from "./components/ingestion/delivery-streams";
import { EventRouter } from "./components/ingestion/event-router";
import { EventStreams } from "./components/ingestion/event-streams";
import { PipelineWatch } from "./components/observability/pipeline-watch";
import { watchedParts } from "./components/observability/watched-parts";
import { stackOutputs } from "./components/outputs";
import { EventProcessors } from "./components/processing/event-processors";
import { LakeTransformer } from "./components/processing/lake-transformer";
import { Operators } from "./components/processing/operators";
import { Quarantine } from "./components/processing/quarantine";
import { Recorders } from "./components/processing/recorders";
import { StoreFeeds } from "./components/processing/store-feeds";
import { Backups } from "./components/storage/backups";
import { ColdTier } from "./components/storage/cold/cold-tier";
import { eventStores } from "./components/storage/event-stores";
import { Stores } from "./components/storage/stores";

const config = readConfig();
const { place, environment, protect, objectLockMode, parallelization, replica, accountBaseline } = config;
const opts = { providers: { aws: stackProvider(config) } };

const keyed = { place, protect, stores: config.stores, accountBaseline };
const { arns: key, pseudonymKeyArn, signingKeyArn } = new Keys("keys", keyed, opts);
const logKeyArn = key.operations;
const alerts = new Alerts("alerts", { place, keyArn: logKeyArn, email: config.alertEmail }, opts);
const networked = { ...config.network, place, stores: config.stores, logKeyArn };
const network = config.stores.length > 0 ? new Network("network", networked, opts) : undefined;
const accessLogs = new AccessLogs("access-logs", { place, protect }, opts);

const kept = { protect, accessLogsBucket: accessLogs.bucketName };
const stored = eventStores({ ...config, ...kept, key }, opts);
const { originals, redacted, checks, lake, archive, crisisArchive, claims, subjectKeys, tables } = stored;
const quarantine = new Quarantine("quarantine", { ...kept, place, keyArn: key.quarantine }, opts);

const streamed = { place, keyArn: key["event-stream"], shards: config.shards, protect };
const streams = new EventStreams("events", streamed, opts);
const router = new EventRouter("domain-events", { place, key, stores: config.stores }, opts);
const buffered = { place, claims: claims.table, logKeyArn, ...config.deliveryBuffer };
const delivered = { interactionLogs: originals.bucket, applicationLogs: redacted.bucket };
const deliveries = deliveryStreams({ ...buffered, ...delivered }, opts);

const written = { interactionBucket: originals.bucket, claimChecks: checks.bucket, claims: claims.table };
const { interactionLogs: interactionDelivery, applicationLogs: applicationDelivery } = deliveries;
const means = { applicationLogGroup: redacted.logGroup, bus: router.bus, pseudonymKeyArn, subjectKeys };
const stores = { ...written, ...means, quarantine, interactionDelivery, applicationDelivery };
const processing = { place, parallelization, streams: streams.streams, failuresKeyArn: key.messaging };
const processors = new EventProcessors("processor", { ...processing, stores, logKeyArn }, opts);
const archived = { auditArchive: archive.bucket, crisisArchive: crisisArchive.bucket, keyArn: key.messaging };
const recorded = { ...archived, tables, quarantine, claimChecks: checks.bucket };
const recorders = new Recorders("recorder", { ...recorded, place, routes: router.routes, logKeyArn }, opts);
const landed = { landing: redacted.bucket, claimChecks: checks.bucket, lake: lake.bucket, quarantine };
const feed = new LakeTransformer("lake", { place, stores: landed, keyArn: key.messaging, logKeyArn }, opts);

const switched = { place, environment, protect, key, logKeyArn, on: config.stores, network };
const networkStores = new Stores("stores", switched, opts);
const fed = { place, network, routes: router.routes, quarantine, stores: networkStores };
const asked = { embedder: config.embedder, auditStream: streams.streams["audit.event.logged"] };
const buckets = { claimChecks: checks.bucket, interactionLogs: originals.bucket };
const filled = { ...fed, ...asked, ...buckets, keyArn: key.messaging, logKeyArn };
const feeds = new StoreFeeds("feeds", filled, opts);

const copies = replica && { replica, provider: stackProvider(config, replica) };
const guarded = { ...kept, place, key, objectLockMode, alertsTopicArn: alerts.topicArn };
const coldTier = new ColdTier("cold-tier", { ...guarded, copies, buckets: stored.cold }, opts);

const backed = { tables, claims: claims.table, quarantineIndex: quarantine.index, stores: networkStores };
new Backups("backups", { ...guarded, held: backed }, opts);

const evidence = new Evidence("evidence", { ...guarded, signingKeyArn }, opts);

const kinds = { ...stored.cold, checks: checks.bucket, quarantine: quarantine.bucket };
const all = [...Object.values(kinds), accessLogs.bucket, coldTier.inventories, evidence.bucket];
const watching = { buckets: all, copies: coldTier.copies };
const mending = {
  environment,
  auditStream: asked.auditStream,
  wrappingKeyArn: subjectKeys.wrapping.currentArn,
};
new Compliance("compliance", { ...guarded, ...watching, ...mending, accountBaseline }, opts);

const operated = { place, quarantine, subjectKeys, claims: claims.table, streams: streams.streams, router };
const operators = new Operators("operators", { ...operated, archives: Object.values(stored.cold) }, opts);

const parts = watchedParts({ recorders, networkStores, feeds, coldTier });
const watched = { ...parts, router, deliveries, processors, lake: feed };
new PipelineWatch("pipeline", { place, topicArn: alerts.topicArn, ...watched }, opts);

const made = { streams, router, deliveries, processors, recorders, alerts, operators, evidence, network };
const keeping = { stores: { ...stored, quarantine, accessLogs }, networkStores, coldTier };
export = stackOutputs({ ...made, ...keeping, lake: feed, feeds });
