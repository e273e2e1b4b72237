import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's half of one SCRAM-SHA-1 conversation (RFC 5802), with MongoDB's digest of user and password. */
final class Scram {
  static final int ITERATIONS = 10_000;

  /** What a server keeps of a password; the password cannot be read from it. */
  record Verifier(byte[] salt, int iterations, byte[] storedKey, byte[] serverKey) {
    static Verifier of(String user, String password) {
      byte[] salt = random(16);
      byte[] salted = salted(user, password, salt);
      byte[] clientKey = hmac(salted, "Client Key");
      return new Verifier(salt, ITERATIONS, sha1(clientKey), hmac(salted, "Server Key"));
    }
  }

  private static final SecureRandom RANDOM = new SecureRandom();
  private final Verifier verifier;
  private final String clientFirst;
  private final String serverFirst;

  /** @param clientFirst the client's first message without its header: `n=user,r=nonce` */
  Scram(Verifier verifier, String clientFirst) {
    this.verifier = verifier;
    this.clientFirst = clientFirst;
    String nonce = attribute(clientFirst, 'r') + Base64.getEncoder().encodeToString(random(18));
    String salt = Base64.getEncoder().encodeToString(verifier.salt());
    this.serverFirst = "r=" + nonce + ",s=" + salt + ",i=" + verifier.iterations();
  }

  String serverFirst() {
    return serverFirst;
  }

  /** The server's proof, or null where the client's is wrong. */
  String serverFinal(String clientFinal) {
    int at = clientFinal.lastIndexOf(",p=");
    if (at < 0 || !attribute(serverFirst, 'r').equals(attribute(clientFinal, 'r'))) return null;
    String message = clientFirst + "," + serverFirst + "," + clientFinal.substring(0, at);
    byte[] clientKey = hmac(verifier.storedKey(), message);
    byte[] proof = Base64.getDecoder().decode(clientFinal.substring(at + 3));
    if (proof.length != clientKey.length) return null;
    for (int i = 0; i < clientKey.length; i++) clientKey[i] ^= proof[i];
    if (!MessageDigest.isEqual(sha1(clientKey), verifier.storedKey())) return null;
    return "v=" + Base64.getEncoder().encodeToString(hmac(verifier.serverKey(), message));
  }

  /** The value of an attribute such as `r=…`; empty where it is missing. */
  static String attribute(String message, char name) {
    for (String part : message.split(",")) {
      if (part.startsWith(name + "=")) return part.substring(2);
    }
    return "";
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static byte[] salted(String user, String password, byte[] salt) {
    try {
      byte[] plain = (user + ":mongo:" + password).getBytes(StandardCharsets.UTF_8);
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(plain));
      var key = new PBEKeySpec(digest.toCharArray(), salt, ITERATIONS, 160);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1").generateSecret(key).getEncoded();
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException(error);
    }
  }

  private static byte[] hmac(byte[] key, String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException(error);
    }
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (GeneralSecurityException error) {
      throw new IllegalStateException(error);
    }
  }
}
