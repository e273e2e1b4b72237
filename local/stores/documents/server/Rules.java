import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * What documents of a collection have to be: the library takes a `validator` and passes it over. Rules are kept beside
 * the data. They take part as an index does, which is asked before a document is added or changed.
 */
final class Rules {
  static final String INDEX = "strata.rules";

  /** Rule by `<database>.<collection>`. Static: collections are opened while their database is being constructed. */
  private static MVMap<String, Document> kept;

  static void keepIn(MVStore store) {
    kept = store.openMap("strata.rules");
  }

  /** Keeps the rule of a `create` or `collMod`; one without a rule changes nothing. */
  static void take(String collection, Document query) {
    if (!(query.get("validator") instanceof Document validator)) return;
    if (validator.isEmpty()) {
      kept.remove(collection);
      return;
    }
    JsonSchema.check(validator.get("$jsonSchema"));
    kept.put(collection, (Document) validator.get("$jsonSchema"));
  }

  /** Drops the rules of a collection, or of all collections of a database (`<database>.`). */
  static void forget(String prefix) {
    kept.keySet().removeIf(name -> name.equals(prefix) || (prefix.endsWith(".") && name.startsWith(prefix)));
  }

  /** A database whose collections obey their rules. */
  static final class Database extends H2Database {
    Database(String name, MVStore store, CursorRegistry cursors) {
      super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
      MongoCollection<Object> collection = super.openOrCreateCollection(name, options);
      if (!name.startsWith("system.")) collection.addIndex(new Rule(getDatabaseName() + "." + name));
      return collection;
    }
  }

  private static final class Rule extends Index<Object> {
    private final String collection;

    Rule(String collection) {
      super(INDEX, List.of(new IndexKey(INDEX, true)), true);
      this.collection = collection;
    }

    private void obey(Document document) {
      Document rule = kept.get(collection);
      if (rule != null && !JsonSchema.allows(rule, document)) {
        throw new MongoServerError(121, "DocumentValidationFailure", "Document failed validation");
      }
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> in) {
      obey(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> in) {
      obey(after);
    }

    @Override
    public Object getPosition(Document document) {
      return null;
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> in) {}

    @Override
    public Object remove(Document document) {
      return null;
    }

    @Override
    public boolean canHandle(Document query) {
      return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
      return List.of();
    }

    @Override
    public long getCount() {
      return 0;
    }

    @Override
    public long getDataSize() {
      return 0;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> in) {}

    @Override
    public void drop() {}
  }

  private Rules() {}
}
