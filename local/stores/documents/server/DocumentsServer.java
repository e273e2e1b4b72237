import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultEventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * A server that speaks MongoDB's protocol as DocumentDB does: SCRAM, roles, change streams, data in one file.
 * Arguments: data folder; how many changes are kept for change streams, or `rehearse` to end as soon as it answers. The port stands in the folder's file `port`.
 */
public final class DocumentsServer {
  private static final long CLOSING_MS = 3000;

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    boolean rehearsing = args[1].equals("rehearse");
    DurableBackend backend = DurableBackend.open(folder, rehearsing ? 1 : Integer.parseInt(args[1]));
    Users users = new Users(backend.getMvStore(), folder.resolve("access.properties"));
    backend.announceFrom(users);
    var loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    var channels = new DefaultChannelGroup("clients", GlobalEventExecutor.INSTANCE);
    Channel listening = new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(new ChannelInitializer<SocketChannel>() {
          @Override
          protected void initChannel(SocketChannel channel) {
            // A thread per connection: a change stream waits for its next event without holding up its neighbours.
            var thread = new DefaultEventExecutor();
            channel.closeFuture().addListener(closed -> thread.shutdownGracefully());
            channel.pipeline().addLast(new MongoWireReplyEncoder());
            channel.pipeline().addLast(new MongoWireMessageEncoder());
            channel.pipeline().addLast(new MongoWireProtocolHandler());
            channel.pipeline().addLast(thread, new Gate(users));
            channel.pipeline().addLast(thread, new MongoDatabaseHandler(backend, channels));
            channel.pipeline().addLast(thread, new MongoExceptionHandler());
          }
        })
        .bind("127.0.0.1", 0)
        .sync()
        .channel();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(backend)));
    Ready.tell(folder, ((InetSocketAddress) listening.localAddress()).getPort());
    if (rehearsing) System.exit(0);
    listening.closeFuture().sync();
  }

  /** What was answered is in the file already, so that closing it in order may fail or take too long. */
  private static void end(DurableBackend backend) {
    Thread closing = new Thread(backend::close);
    closing.start();
    try {
      closing.join(CLOSING_MS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }
}
