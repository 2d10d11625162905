package org.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts by name, which is all that the samples read and write. */
public class JSONObject {
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";

  private final Map<String, String> texts = new LinkedHashMap<>();

  public JSONObject() {}

  public JSONObject(String json) throws JSONException {
    if (!json.startsWith("{")) throw new JSONException("no object: " + json);
    Matcher field = Pattern.compile(TEXT + ":" + TEXT).matcher(json);
    while (field.find()) texts.put(field.group(1), field.group(2).replaceAll("\\\\(.)", "$1"));
  }

  public JSONObject put(String name, Object text) {
    texts.put(name, (String) text);
    return this;
  }

  public String getString(String name) throws JSONException {
    if (!texts.containsKey(name)) throw new JSONException("no " + name);
    return texts.get(name);
  }

  @Override
  public String toString() {
    return texts.entrySet().stream()
        .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
