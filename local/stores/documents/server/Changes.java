import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The log that change streams read: the library never ends it, and reads all of it at every look. Here the newest
 * changes are kept, whatever their age (DocumentDB goes by hours). A stream that has not read what was let go cannot be
 * resumed, as in DocumentDB; one of collections that lost nothing can.
 */
final class Changes {
  private final MongoBackend backend;
  private final CursorRegistry cursors;

  /** So many changes are kept. */
  private final int kept;

  /** So many there are before the oldest are let go, which reads the whole log. */
  private final int most;

  /** Time of the newest change that was let go, by `<database>.<collection>`. */
  private final MVMap<String, Long> lost;

  private final Set<Long> streams = ConcurrentHashMap.newKeySet();
  private final ReadWriteLock trimming = new ReentrantReadWriteLock();

  Changes(MongoBackend backend, CursorRegistry cursors, MVStore store, int kept) {
    this.backend = backend;
    this.cursors = cursors;
    this.kept = kept;
    this.most = kept + kept / 10;
    this.lost = store.openMap("strata.lost-changes");
  }

  /** Reads while nothing is let go. */
  Document reading(Supplier<Document> command) {
    trimming.readLock().lock();
    try {
      return command.get();
    } finally {
      trimming.readLock().unlock();
    }
  }

  /** Opens a change stream, unless it is to go on after a change whose successors are gone. */
  Document opening(String database, Document query, Supplier<Document> command) {
    Document stream = streamOf(query);
    if (stream == null) return command.get();
    return reading(() -> {
      Object token = stream.getOrMissing(stream.containsKey("startAfter") ? "startAfter" : "resumeAfter");
      if (token instanceof Document after) check(database, query.get("aggregate"), timeOf(after));
      Document answer = command.get();
      streams.add(((Number) ((Document) answer.get("cursor")).get("id")).longValue());
      return answer;
    });
  }

  private static Document streamOf(Document query) {
    return query.get("pipeline") instanceof List<?> stages && !stages.isEmpty()
        && stages.get(0) instanceof Document first && first.get("$changeStream") instanceof Document stream ? stream : null;
  }

  /** A token is the time of its change in hexadecimal digits. */
  private static long timeOf(Document token) {
    return Long.parseUnsignedLong(String.valueOf(token.get("_data")), 16);
  }

  private void check(String database, Object collection, long time) {
    boolean all = !(collection instanceof String);
    for (var each : lost.entrySet()) {
      boolean read = all ? each.getKey().startsWith(database + ".") : each.getKey().equals(database + "." + collection);
      if (read && each.getValue() > time) {
        throw new MongoServerError(286, "ChangeStreamHistoryLost",
            "Resume of change stream was not possible, as the resume point may no longer be in the oplog.");
      }
    }
  }

  /** Lets the oldest changes go where there are too many. Open streams end: their readers resume them after what they read. */
  void trim() {
    MongoCollection<?> log = backend.resolveDatabase("local").resolveCollection("oplog.rs", false);
    if (log == null || log.count() <= most) return;
    trimming.writeLock().lock();
    try {
      long[] times = log.queryAllAsStream().mapToLong(Changes::changedAt).sorted().toArray();
      if (times.length <= most) return;
      long last = times[times.length - kept - 1];
      log.queryAllAsStream().filter(change -> changedAt(change) <= last)
          .forEach(change -> lost.merge((String) change.get("ns"), changedAt(change), Math::max));
      log.deleteDocuments(new Document("ts", new Document("$lte", new BsonTimestamp(last))), 0, NoopOplog.get());
      for (long stream : streams) cursors.remove(stream);
      streams.clear();
    } finally {
      trimming.writeLock().unlock();
    }
  }

  private static long changedAt(Document change) {
    return ((BsonTimestamp) change.get("ts")).getValue();
  }
}
