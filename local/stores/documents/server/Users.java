import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Who may come in: the cluster's master user, from a file its owner writes, and the users made by commands. */
final class Users {
  /** One user; the master user may do everything. */
  record User(String name, Scram.Verifier verifier, List<Document> roles, boolean master) {}

  private final MVStore store;
  private final MVMap<String, Document> made;
  private final Path access;

  Users(MVStore store, Path access) {
    this.store = store;
    this.made = store.openMap("strata.users");
    this.access = access;
  }

  /** The user of that name, or null. */
  User find(String name) {
    Properties given = access();
    if (name.equals(given.getProperty("user"))) {
      return new User(name, verifier(given::getProperty), List.of(), true);
    }
    Document found = made.get(name);
    if (found == null) return null;
    return new User(name, verifier(key -> (String) found.get(key)), roles(found), false);
  }

  /** The address clients reach this server at, or null before there is one. */
  String announced() {
    return access().getProperty("announce");
  }

  /** Answers `createUser`, `updateUser`, `dropUser` and `usersInfo`. */
  Document handle(String command, Document query) {
    switch (command.toLowerCase(Locale.ROOT)) {
      case "createuser" -> create((String) query.get("createUser"), query);
      case "updateuser" -> update((String) query.get("updateUser"), query);
      case "dropuser" -> made.remove(existing((String) query.get("dropUser")));
      default -> {
        return new Document("users", listed(query.get("usersInfo"))).append("ok", 1.0);
      }
    }
    store.commit();
    return new Document("ok", 1.0);
  }

  private void create(String name, Document query) {
    if (find(name) != null) throw new MongoServerError(51003, "Location51003", "User \"" + name + "\" already exists");
    if (!(query.get("pwd") instanceof String password) || !(query.get("roles") instanceof List<?> roles)) {
      throw new MongoServerError(9, "FailedToParse", "createUser needs pwd and roles");
    }
    made.put(name, document(Scram.Verifier.of(name, password), roles));
  }

  private void update(String name, Document query) {
    Document now = made.get(existing(name));
    Document next = new Document(now);
    if (query.get("pwd") instanceof String password) next.putAll(document(Scram.Verifier.of(name, password), List.of()));
    next.put("roles", query.get("roles") instanceof List<?> roles ? new ArrayList<>(roles) : now.get("roles"));
    made.put(name, next);
  }

  private String existing(String name) {
    if (made.containsKey(name)) return name;
    throw new MongoServerError(11, "UserNotFound", "User '" + name + "' not found");
  }

  private List<Document> listed(Object asked) {
    Object one = asked instanceof Document document ? document.get("user") : asked;
    return made.keySet().stream()
        .filter(name -> !(one instanceof String) || one.equals(name))
        .map(name -> new Document("user", name).append("db", "admin").append("roles", roles(made.get(name))))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Document> roles(Document user) {
    return ((List<Object>) user.get("roles")).stream()
        .map(role -> role instanceof Document full ? full : new Document("role", role).append("db", "admin"))
        .toList();
  }

  private static Document document(Scram.Verifier verifier, List<?> roles) {
    var text = Base64.getEncoder();
    return new Document("salt", text.encodeToString(verifier.salt()))
        .append("iterations", String.valueOf(verifier.iterations()))
        .append("storedKey", text.encodeToString(verifier.storedKey()))
        .append("serverKey", text.encodeToString(verifier.serverKey()))
        .append("roles", new ArrayList<>(roles));
  }

  private static Scram.Verifier verifier(java.util.function.Function<String, String> field) {
    var bytes = Base64.getDecoder();
    return new Scram.Verifier(bytes.decode(field.apply("salt")), Integer.parseInt(field.apply("iterations")),
        bytes.decode(field.apply("storedKey")), bytes.decode(field.apply("serverKey")));
  }

  /** Read at every question: the owner writes the file whole, at any time. */
  private Properties access() {
    Properties given = new Properties();
    try (Reader reader = Files.newBufferedReader(access)) {
      given.load(reader);
    } catch (IOException missing) {
      // No cluster yet: nobody comes in.
    }
    return given;
  }
}
