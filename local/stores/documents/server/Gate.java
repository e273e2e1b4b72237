import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import de.bwaldvogel.mongo.wire.message.MongoReply;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Stands before the store: answers authentication itself and lets through what the connection's user may ask for. */
final class Gate extends SimpleChannelInboundHandler<ClientRequest> {
  private final Users users;
  private Users.User user;
  private Users.User claimed;
  private Scram conversation;
  private boolean lastMessageMissing;

  Gate(Users users) {
    super(false);
    this.users = users;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ClientRequest request) {
    Document query = body(request);
    String command = query.isEmpty() ? "" : query.keySet().iterator().next();
    String name = command.toLowerCase(Locale.ROOT);
    try {
      boolean plain = request instanceof MongoMessage
          || (request instanceof MongoQuery && request.getCollectionName().equals("$cmd"));
      if (!plain || !Rights.allows(user, request.getDatabaseName(), command, query)) throw refusal(command);
      switch (name) {
        case "saslstart" -> reply(context, request, start(query));
        case "saslcontinue" -> reply(context, request, proceed(query));
        case "logout", "endsessions" -> reply(context, request, new Document("ok", 1.0));
        default -> {
          if (Rights.USERS.contains(name)) reply(context, request, users.handle(command, query));
          else context.fireChannelRead(request);
        }
      }
    } catch (MongoServerError error) {
      reply(context, request, new Document("ok", 0.0).append("errmsg", error.getMessageWithoutErrorCode())
          .append("code", error.getCode()).append("codeName", error.getCodeName()));
    }
  }

  private Document start(Document query) {
    user = null;
    if (!"SCRAM-SHA-1".equals(query.get("mechanism"))) {
      throw new MongoServerError(334, "MechanismUnavailable", "Only SCRAM-SHA-1 is supported");
    }
    String message = payload(query);
    int at = message.indexOf("n=");
    if (at < 0) throw failure();
    String first = message.substring(at);
    String name = Scram.attribute(first, 'n').replace("=2C", ",").replace("=3D", "=");
    claimed = users.find(name);
    // An unknown name goes the same way to the end, so that names cannot be tried out.
    var verifier = claimed == null ? Scram.Verifier.of(name, new String(Scram.random(18), StandardCharsets.ISO_8859_1)) : claimed.verifier();
    conversation = new Scram(verifier, first);
    lastMessageMissing = !(query.get("options") instanceof Document options && Boolean.TRUE.equals(options.get("skipEmptyExchange")));
    return answer(conversation.serverFirst(), false);
  }

  private Document proceed(Document query) {
    if (user == null && conversation != null) {
      String last = conversation.serverFinal(payload(query));
      conversation = null;
      if (last == null || claimed == null) throw failure();
      user = claimed;
      return answer(last, !lastMessageMissing);
    }
    if (user == null || !lastMessageMissing) throw failure();
    lastMessageMissing = false;
    return answer("", true);
  }

  private static Document answer(String payload, boolean done) {
    return new Document("conversationId", 1).append("done", done)
        .append("payload", new BinData(payload.getBytes(StandardCharsets.UTF_8))).append("ok", 1.0);
  }

  private static String payload(Document query) {
    if (query.get("payload") instanceof BinData bytes) return new String(bytes.getData(), StandardCharsets.UTF_8);
    throw failure();
  }

  private static MongoServerError failure() {
    return new MongoServerError(18, "AuthenticationFailed", "Authentication failed.");
  }

  private MongoServerError refusal(String command) {
    return user == null
        ? new MongoServerError(13, "Unauthorized", "command " + command + " requires authentication")
        : new MongoServerError(13, "Unauthorized", "not authorized to execute command " + command);
  }

  private static Document body(ClientRequest request) {
    if (request instanceof MongoMessage message) return message.getDocument();
    Document query = ((MongoQuery) request).getQuery();
    return query.get("$query") instanceof Document wrapped ? wrapped : query;
  }

  private static void reply(ChannelHandlerContext context, ClientRequest request, Document document) {
    var header = new MessageHeader(0, request.getHeader().getRequestID());
    context.channel().writeAndFlush(request instanceof MongoMessage
        ? new MongoMessage(request.getChannel(), header, document)
        : new MongoReply(header, List.of(document), 0));
  }
}
