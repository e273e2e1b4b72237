import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The keywords of `$jsonSchema` that Amazon DocumentDB knows and this project uses; any other is refused, not passed over. */
final class JsonSchema {
  private static final Set<String> KEYWORDS =
      Set.of("bsonType", "required", "properties", "additionalProperties", "enum", "pattern", "minLength", "maxLength",
          "minimum", "maximum", "title", "description");

  /** @throws MongoServerError as the database answers to a rule it does not understand */
  static void check(Object rule) {
    if (!(rule instanceof Document schema)) throw misunderstood("a rule must be an object");
    for (String keyword : schema.keySet()) {
      if (!KEYWORDS.contains(keyword)) throw misunderstood("Unknown $jsonSchema keyword: " + keyword);
    }
    if (schema.get("properties") instanceof Document properties) properties.values().forEach(JsonSchema::check);
  }

  static boolean allows(Document schema, Object value) {
    for (Map.Entry<String, Object> keyword : schema.entrySet()) {
      if (!allows(schema, keyword.getKey(), keyword.getValue(), value)) return false;
    }
    return true;
  }

  private static boolean allows(Document schema, String keyword, Object said, Object value) {
    return switch (keyword) {
      case "bsonType" -> (said instanceof Collection<?> several ? several : List.of(said)).stream()
          .anyMatch(type -> isOf((String) type, value));
      case "enum" -> ((Collection<?>) said).contains(value);
      case "pattern" -> !(value instanceof String text) || Pattern.compile((String) said).matcher(text).find();
      case "minLength" -> !(value instanceof String text) || text.codePoints().count() >= number(said);
      case "maxLength" -> !(value instanceof String text) || text.codePoints().count() <= number(said);
      case "minimum" -> !(value instanceof Number given) || given.doubleValue() >= number(said);
      case "maximum" -> !(value instanceof Number given) || given.doubleValue() <= number(said);
      case "required" -> !(value instanceof Document object) || object.keySet().containsAll((Collection<?>) said);
      case "properties" -> !(value instanceof Document object) || propertiesAllow((Document) said, object);
      case "additionalProperties" -> Boolean.TRUE.equals(said) || !(value instanceof Document object)
          || ((Document) schema.getOrDefault("properties", new Document())).keySet().containsAll(object.keySet());
      default -> true;
    };
  }

  private static boolean propertiesAllow(Document properties, Document object) {
    return properties.entrySet().stream()
        .allMatch(rule -> !object.containsKey(rule.getKey()) || allows((Document) rule.getValue(), object.get(rule.getKey())));
  }

  private static double number(Object said) {
    return ((Number) said).doubleValue();
  }

  private static boolean isOf(String type, Object value) {
    return switch (type) {
      case "string" -> value instanceof String;
      case "object" -> value instanceof Document;
      case "array" -> value instanceof Collection;
      case "date" -> value instanceof Instant;
      case "timestamp" -> value instanceof BsonTimestamp;
      case "bool" -> value instanceof Boolean;
      case "int" -> value instanceof Integer;
      case "long" -> value instanceof Long;
      case "double" -> value instanceof Double;
      case "number" -> value instanceof Number;
      case "objectId" -> value instanceof ObjectId;
      case "binData" -> value instanceof BinData;
      case "null" -> value == null;
      default -> throw misunderstood("Unknown type name alias: " + type);
    };
  }

  private static MongoServerError misunderstood(String why) {
    return new MongoServerError(9, "FailedToParse", why);
  }

  private JsonSchema() {}
}
