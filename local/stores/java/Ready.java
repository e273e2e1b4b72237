import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Tells the owner that a server answers: its port stands in the file `port` of its folder. */
final class Ready {
  static void tell(Path folder, int port) throws IOException {
    Path draft = folder.resolve("port.tmp");
    Files.writeString(draft, String.valueOf(port));
    Files.move(draft, folder.resolve("port"), StandardCopyOption.ATOMIC_MOVE);
  }
}
