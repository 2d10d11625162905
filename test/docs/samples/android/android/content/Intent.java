package android.content;

import java.util.HashMap;
import java.util.Map;

public class Intent {
  public static final int FLAG_ACTIVITY_CLEAR_TOP = 0x04000000;
  public static final int FLAG_ACTIVITY_SINGLE_TOP = 0x20000000;

  public Class<?> activity;
  private final Map<String, Object> extras = new HashMap<>();

  public Intent() {}

  public Intent(Context context, Class<?> activity) {
    this.activity = activity;
  }

  public Intent putExtra(String key, String value) {
    extras.put(key, value);
    return this;
  }

  public Intent putExtra(String key, int value) {
    extras.put(key, value);
    return this;
  }

  public String getStringExtra(String key) {
    return (String) extras.get(key);
  }

  public int getIntExtra(String key, int fallback) {
    return extras.containsKey(key) ? (Integer) extras.get(key) : fallback;
  }

  public void removeExtra(String key) {
    extras.remove(key);
  }

  public Intent addFlags(int flags) {
    return this;
  }
}
