import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVStore;

/** The document store in one file. A write is in the file before its answer leaves; change streams outlive a restart. */
final class DurableBackend extends H2Backend {
  private static final Set<String> WRITES =
      Set.of("insert", "update", "delete", "findandmodify", "create", "createindexes", "drop", "dropindexes",
          "dropdatabase", "renamecollection", "aggregate");

  /** The newest version whose protocol the server answers in full and the driver takes; DocumentDB 5.0 reports more. */
  private static final MongoVersion VERSION = new MongoVersion() {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(4, 4, 0);
    }

    @Override
    public int getWireVersion() {
      return 9;
    }
  };

  /** Milliseconds between two looks for new events of a change stream that waits. */
  private static final long LOOK_MS = 25;

  /** How long a change stream waits where its client does not say, in milliseconds: MongoDB's own default. */
  private static final long AWAIT_MS = 1000;

  private final Object committing = new Object();
  private volatile long writes;
  private final Changes changes;
  private Users users;

  private DurableBackend(MVStore store, int keptChanges) {
    super(store);
    version(VERSION);
    enableOplog();
    changes = new Changes(this, getCursorRegistry(), store, keptChanges);
  }

  static DurableBackend open(Path folder, int keptChanges) {
    MVStore store = new MVStore.Builder().fileName(folder.resolve("documents.mv").toString()).cacheSize(32).open();
    Rules.keepIn(store);
    return new DurableBackend(store, keptChanges);
  }

  @Override
  protected MongoDatabase openOrCreateDatabase(String name) {
    return new Rules.Database(name, getMvStore(), getCursorRegistry());
  }

  void announceFrom(Users users) {
    this.users = users;
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    String name = command.toLowerCase();
    if (name.equals("hello")) return handleCommand(channel, database, "ismaster", query);
    if (name.equals("modifychangestreams")) return new Document("ok", 1.0);
    if (name.equals("collmod")) return changed(database, query.get(command), query);
    if (name.equals("getmore")) return awaited(channel, database, command, query);
    Document answer =
        changes.opening(database, query, () -> super.handleCommand(channel, database, command, query));
    if (name.equals("create")) Rules.take(database + "." + query.get(command), query);
    if (name.equals("drop")) Rules.forget(database + "." + query.get(command));
    if (name.equals("dropdatabase")) Rules.forget(database + ".");
    if (name.equals("listindexes")) withoutRules(answer);
    if (name.equals("ismaster")) asMember(answer);
    if (query.containsKey("saslSupportedMechs")) answer.append("saslSupportedMechs", List.of("SCRAM-SHA-1"));
    if (WRITES.contains(name)) {
      changes.trim();
      commit();
      writes += 1;
    }
    return answer;
  }

  private Document changed(String database, Object collection, Document query) {
    if (resolveDatabase(database).resolveCollection(String.valueOf(collection), false) == null) {
      throw new MongoServerError(26, "NamespaceNotFound", "ns does not exist");
    }
    Rules.take(database + "." + collection, query);
    commit();
    return new Document("ok", 1.0);
  }

  private static void withoutRules(Document answer) {
    if (answer.get("cursor") instanceof Document cursor && cursor.get("firstBatch") instanceof List<?> indexes) {
      cursor.put("firstBatch", indexes.stream()
          .filter(index -> !Rules.INDEX.equals(((Document) index).get("name"))).toList());
    }
  }

  @Override
  public void commit() {
    synchronized (committing) {
      super.commit();
    }
  }

  /** A primary of a set of one: clients connect as they do to a cluster of DocumentDB. */
  private void asMember(Document answer) {
    String address = users.announced();
    if (address == null) return;
    answer.append("setName", "rs0").append("setVersion", 1).append("secondary", false)
        .append("hosts", List.of(address)).append("primary", address).append("me", address);
  }

  /** An empty batch of a change stream is answered late, not at once, so that its reader does not spin. */
  private Document awaited(Channel channel, String database, String command, Document query) {
    long most = query.get("maxTimeMS") instanceof Number given ? given.longValue() : AWAIT_MS;
    long end = System.currentTimeMillis() + most;
    while (true) {
      long seen = writes;
      Document answer = changes.reading(() -> super.handleCommand(channel, database, command, query));
      Document cursor = (Document) answer.get("cursor");
      boolean over = ((Number) cursor.get("id")).longValue() == 0;
      if (over || !((List<?>) cursor.get("nextBatch")).isEmpty()) return answer;
      while (seen == writes) {
        if (System.currentTimeMillis() >= end || !channel.isActive()) return answer;
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
