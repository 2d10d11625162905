import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * The app's own server, for the ticket contract. It needs Java 17 or newer, and Jackson, which every Spring application
 * has: there, make `start` and `finish` two methods with `@PostMapping`, and `Refusal` an `@ExceptionHandler`.
 */
public final class LoginServer {
  private static final String GENAUTH_URL = setting("GENAUTH_URL", "https://core.genauth.ai");
  private static final String USER_POOL_ID = setting("USER_POOL_ID", "");
  private static final String POOL_SECRET = setting("POOL_SECRET", "");
  private static final long ATTEMPT_SECONDS = Long.parseLong(setting("ATTEMPT_SECONDS", "600"));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  record Attempt(String state, String verifier, Instant expires) {}

  record Start(String attempt, String path) {}

  record User(String id, String phone) {}

  record Session(String session, User user) {}

  /** The message is for the person. */
  static final class Refusal extends Exception {
    final int status;
    final String code;

    Refusal(int status, String code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }
  }

  /** Logins that are under way. If you run several servers, keep them in a store that all share. */
  private static final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

  /** The user of each session. Replace it with your own sessions. */
  private static final Map<String, String> sessions = new ConcurrentHashMap<>();

  // region start
  /** State and PKCE (RFC 7636): both stay here, the app gets only the attempt. */
  static Start start(JsonNode body) throws NoSuchAlgorithmException {
    Instant now = Instant.now();
    attempts.values().removeIf(attempt -> !attempt.expires().isAfter(now));
    String id = randomToken();
    Attempt attempt =
        new Attempt(randomToken(), randomToken(), now.plusSeconds(ATTEMPT_SECONDS));
    attempts.put(id, attempt);
    byte[] verifier = attempt.verifier().getBytes(StandardCharsets.US_ASCII);
    String challenge = base64url(MessageDigest.getInstance("SHA-256").digest(verifier));
    String lang = body.path("lang").asText();
    String path =
        "/routes/explore?userPoolId=" + USER_POOL_ID + "&getPhone=1&fromApp=1&useSelfWxapp=0"
            + "&state=" + attempt.state() + "&code_challenge=" + challenge
            + "&code_challenge_method=S256"
            + (lang.matches("[a-z]{2}(-[A-Z]{2})?") ? "&lang=" + lang : "");
    return new Start(id, path);
  }

  // endregion

  // region finish
  static Session finish(JsonNode body) throws Refusal, InterruptedException {
    String id = body.path("attempt").asText();
    Attempt known = attempts.get(id);
    if (known == null || !known.expires().isAfter(Instant.now())) {
      throw new Refusal(400, "unknown_attempt", "Please log in again.");
    }
    Map<String, String> result = readTicketResult(body.path("extMsg").asText());
    // A result of another login does not end the one that is under way.
    if (!known.state().equals(result.get("state"))) {
      throw new Refusal(400, "wrong_state", "This answer belongs to another login.");
    }
    if (!attempts.remove(id, known)) {
      throw new Refusal(400, "unknown_attempt", "Please log in again.");
    }
    String ticket = result.getOrDefault("ticket", "");
    if (!"200".equals(result.get("code")) || ticket.isEmpty()) {
      throw new Refusal(401, "not_logged_in", or(result.get("message"), "Login not finished."));
    }
    User user = exchange(ticket, known.verifier());
    String session = randomToken();
    sessions.put(session, user.id());
    return new Session(session, user);
  }

  // endregion

  /** Reads `a=1&b=2`. Nothing is decoded, and a value starts after the first `=`. */
  private static Map<String, String> readTicketResult(String extMsg) {
    Map<String, String> result = new HashMap<>();
    for (String pair : extMsg.split("&")) {
      int at = pair.indexOf('=');
      if (at > 0) result.put(pair.substring(0, at), pair.substring(at + 1));
    }
    return result;
  }

  // region exchange
  private static User exchange(String ticket, String verifier)
      throws Refusal, InterruptedException {
    JsonNode user;
    try {
      JsonNode answer =
          ask(
              "/oauth/app2wxapp/auth/" + USER_POOL_ID,
              Map.of("secret", POOL_SECRET, "ticket", ticket, "code_verifier", verifier));
      // GenAuth's documents differ: the bare user, or `code` (number or text) and `data` (object or JSON in a text).
      if (!answer.has("_id") && !"200".equals(answer.path("code").asText())) {
        // A refusal is HTTP 200 too.
        String message = answer.path("message").asText();
        throw new Refusal(401, "refused", or(message, "Login not finished."));
      }
      JsonNode data = answer.has("_id") ? answer : answer.path("data");
      user = data.isTextual() ? JSON.readTree(data.asText()) : data;
    } catch (IOException failure) {
      throw new Refusal(502, "unreachable", "The login service cannot be reached.");
    }
    return new User(user.path("_id").asText(), user.path("phone").asText());
  }

  // endregion

  private static JsonNode ask(String path, Map<String, String> body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(GENAUTH_URL + path))
            .timeout(Duration.ofSeconds(10))
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    return JSON.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /** 256 random bits in base64url: 43 characters, none of which needs encoding. */
  private static String randomToken() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return base64url(bits);
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String setting(String name, String fallback) {
    return or(System.getenv(name), fallback);
  }

  private static String or(String text, String fallback) {
    return text == null || text.isEmpty() ? fallback : text;
  }

  private interface Route {
    Object act(JsonNode body) throws Exception;
  }

  private static void answer(HttpExchange exchange, Route route) throws IOException {
    int status = 200;
    Object answer;
    try {
      answer = route.act(readJson(exchange));
    } catch (Refusal refusal) {
      status = refusal.status;
      answer = Map.of("error", refusal.code, "message", refusal.getMessage());
    } catch (Exception failure) {
      // Log neither bodies nor errors as they are: they hold tickets, tokens and phone numbers.
      status = 500;
      answer = Map.of("error", "failed", "message", "Login not finished.");
    }
    byte[] text = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }

  private static JsonNode readJson(HttpExchange exchange) throws IOException, Refusal {
    if (!exchange.getRequestMethod().equals("POST")) {
      throw new Refusal(404, "not_found", "Not found.");
    }
    byte[] text = exchange.getRequestBody().readNBytes(16_385);
    if (text.length > 16_384) throw new Refusal(413, "too_long", "Too long.");
    try {
      return JSON.readTree(text);
    } catch (IOException failure) {
      throw new Refusal(400, "bad_request", "Not JSON.");
    }
  }

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(setting("PORT", "8080"));
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(Executors.newFixedThreadPool(16));
    server.createContext("/login/wechat/start", exchange -> answer(exchange, LoginServer::start));
    server.createContext("/login/wechat/finish", exchange -> answer(exchange, LoginServer::finish));
    server.createContext(
        "/",
        exchange ->
            answer(
                exchange,
                body -> {
                  throw new Refusal(404, "not_found", "Not found.");
                }));
    server.start();
    System.out.println("listening on port " + server.getAddress().getPort());
  }
}
