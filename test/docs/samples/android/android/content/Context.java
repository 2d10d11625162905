package android.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers what is stored, and which activities are started. */
public class Context {
  public static final int MODE_PRIVATE = 0;
  public static final Map<String, String> stored = new HashMap<>();
  public static final List<Intent> started = new ArrayList<>();

  public Context getApplicationContext() {
    return this;
  }

  public SharedPreferences getSharedPreferences(String name, int mode) {
    return new SharedPreferences() {
      public String getString(String key, String fallback) {
        return stored.getOrDefault(key, fallback);
      }

      public Editor edit() {
        Map<String, String> changed = new HashMap<>();
        return new Editor() {
          public Editor putString(String key, String value) {
            changed.put(key, value);
            return this;
          }

          public boolean commit() {
            stored.putAll(changed);
            return true;
          }
        };
      }
    };
  }

  public void startActivity(Intent intent) {
    started.add(intent);
  }
}
