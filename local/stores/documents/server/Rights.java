import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which commands a role allows, after MongoDB's built-in roles. */
final class Rights {
  /** Answered before anyone has said who he is. */
  static final Set<String> OPEN = Set.of("ismaster", "hello", "buildinfo", "ping", "saslstart", "saslcontinue", "endsessions", "logout");

  static final Set<String> USERS = Set.of("createuser", "updateuser", "dropuser", "usersinfo");

  private static final Set<String> ANYBODY = Set.of("getmore", "killcursors", "connectionstatus", "whatsmyuri");
  private static final Set<String> READ =
      Set.of("find", "aggregate", "count", "distinct", "listcollections", "listindexes", "dbstats", "collstats");
  private static final Set<String> WRITE =
      Set.of("insert", "update", "delete", "findandmodify", "create", "createindexes", "drop", "dropindexes");
  private static final Set<String> MANAGE = Set.of("collmod", "validate", "dropdatabase");

  static boolean allows(Users.User user, String database, String command, Document query) {
    String name = command.toLowerCase(Locale.ROOT);
    if (OPEN.contains(name)) return true;
    if (user == null) return false;
    if (user.master() || ANYBODY.contains(name)) return true;
    return user.roles().stream().anyMatch(role -> allows(role, database, name, query));
  }

  private static boolean allows(Document granted, String database, String command, Document query) {
    String role = (String) granted.get("role");
    if (role.equals("root")) return true;
    boolean any = role.endsWith("AnyDatabase");
    if (!any && !database.equals(granted.get("db"))) return false;
    return switch (any ? role.substring(0, role.length() - "AnyDatabase".length()) : role) {
      case "read" -> READ.contains(command) && targets(query).isEmpty();
      case "readWrite" -> (READ.contains(command) || WRITE.contains(command)) && stays(query, database, any);
      case "dbAdmin" -> MANAGE.contains(command);
      case "dbOwner" -> (READ.contains(command) || WRITE.contains(command) || MANAGE.contains(command))
          && stays(query, database, any);
      default -> false;
    };
  }

  /** Whether an aggregation that writes does so in the database the role is for. */
  private static boolean stays(Document query, String database, boolean any) {
    return any || targets(query).stream().allMatch(target -> !(target instanceof Document one)
        || (!(one.get("into") instanceof Document into) ? database.equals(one.getOrDefault("db", database))
            : database.equals(into.getOrDefault("db", database))));
  }

  /** Where an aggregation writes: what its stages `$out` and `$merge` say. */
  private static List<Object> targets(Document query) {
    if (!(query.get("pipeline") instanceof List<?> stages)) return List.of();
    return stages.stream()
        .filter(stage -> stage instanceof Document one && (one.containsKey("$out") || one.containsKey("$merge")))
        .map(stage -> ((Document) stage).getOrDefault("$out", ((Document) stage).get("$merge")))
        .toList();
  }
}
