import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.index.query.QueryBuilders;
import org.opensearch.knn.plugin.KNNPlugin;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * OpenSearch with k-NN as one node on loopback, its plugins on the class path.
 * Arguments: its folder; `rehearse` to do the usual work once and end. The port stands in the folder's file `port`.
 */
public final class SearchServer extends Node {
  private static final List<Class<? extends Plugin>> PLUGINS =
      List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class, MapperExtrasPlugin.class, KNNPlugin.class);

  private static final TimeValue RECOVERY = TimeValue.timeValueSeconds(60);

  private SearchServer(Environment environment, Collection<Class<? extends Plugin>> plugins) {
    super(environment, plugins, true);
  }

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]).toAbsolutePath();
    Settings settings = Settings.builder()
        .put("path.home", folder.toString())
        .put("cluster.name", "strata")
        .put("node.name", "local")
        .put("network.host", "127.0.0.1")
        .put("http.port", "0")
        .put("transport.port", "0")
        .put("discovery.type", "single-node")
        .put("transport.type", "netty4")
        .put("http.type", "netty4")
        .put("node.processors", 2)
        // A laptop's disk may well be fuller than a cluster's ever should be.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .put("knn.memory.circuit_breaker.enabled", false)
        .build();
    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), folder.resolve("config"), () -> "local");
    Node node = new SearchServer(environment, PLUGINS);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
    node.start();
    node.client().admin().cluster().prepareHealth().setWaitForYellowStatus().setTimeout(RECOVERY).get();
    if (args.length > 1) {
      rehearse(node);
      System.exit(0);
    }
    var http = node.injector().getInstance(HttpServerTransport.class);
    Ready.tell(folder, http.boundAddress().publishAddress().getPort());
    Thread.currentThread().join();
  }

  private static void rehearse(Node node) {
    String mapping = "{\"properties\":{\"v\":{\"type\":\"knn_vector\",\"dimension\":2,\"method\":{\"name\":\"hnsw\","
        + "\"engine\":\"lucene\",\"space_type\":\"cosinesimil\"}},\"t\":{\"type\":\"text\"},\"k\":{\"type\":\"keyword\"}}}";
    var client = node.client();
    client.admin().indices().prepareCreate("rehearsal")
        .setSettings(Settings.builder().put("index.knn", true).put("index.number_of_replicas", 0))
        .setMapping(mapping).get();
    client.prepareIndex("rehearsal").setId("1").setSource(Map.of("v", List.of(1.0, 0.5), "t", "a text", "k", "key")).get();
    client.admin().indices().prepareRefresh("rehearsal").get();
    client.prepareSearch("rehearsal").setQuery(QueryBuilders.matchQuery("t", "text")).get();
  }

  private static void close(Node node) {
    try {
      node.close();
      node.awaitClose(10, java.util.concurrent.TimeUnit.SECONDS);
    } catch (Exception error) {
      error.printStackTrace();
    }
  }
}
