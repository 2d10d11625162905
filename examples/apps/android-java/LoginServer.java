package com.example.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import org.json.JSONException;
import org.json.JSONObject;

/** Your own server, as examples/apps/server-node answers. Its methods block: call them off the main thread. */
final class LoginServer {
  /** `attempt` names this login, and is for nobody but this app. */
  static final class Start {
    final String attempt;
    final String path;

    Start(String attempt, String path) {
      this.attempt = attempt;
      this.path = path;
    }
  }

  /** The message is for the person. */
  static final class Refusal extends Exception {
    Refusal(String message) {
      super(message);
    }
  }

  private static final class Answer {
    final int status;
    final JSONObject body;

    Answer(int status, JSONObject body) {
      this.status = status;
      this.body = body;
    }
  }

  private final String url;

  LoginServer(String url) {
    this.url = url;
  }

  Start start(String language) throws IOException, JSONException {
    JSONObject body = post("start", new JSONObject().put("lang", language)).body;
    return new Start(body.getString("attempt"), body.getString("path"));
  }

  /**
   * The session, or null if the result belongs to another login: the current one may still end.
   *
   * @throws Refusal if the person declined, or the login failed
   */
  String finish(String attempt, String extMsg) throws IOException, JSONException, Refusal {
    Answer answer = post("finish", new JSONObject().put("attempt", attempt).put("extMsg", extMsg));
    if (answer.status == 200) return answer.body.getString("session");
    if (answer.status == 400) return null;
    throw new Refusal(answer.body.getString("message"));
  }

  private Answer post(String step, JSONObject body) throws IOException, JSONException {
    URL target = new URL(url + "/login/wechat/" + step);
    HttpURLConnection connection = (HttpURLConnection) target.openConnection();
    connection.setConnectTimeout(10_000);
    connection.setReadTimeout(15_000);
    connection.setDoOutput(true);
    connection.setRequestProperty("content-type", "application/json");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body.toString().getBytes(StandardCharsets.UTF_8));
    }
    int status = connection.getResponseCode();
    try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        Scanner text = new Scanner(in, "UTF-8").useDelimiter("\\A")) {
      return new Answer(status, new JSONObject(text.next()));
    }
  }
}
