package android.app;

import android.content.Context;
import android.content.Intent;
import android.os.Bundle;
import android.view.View;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

public class Activity extends Context {
  /** What waits for the main thread. */
  public static final BlockingQueue<Runnable> mainThread = new LinkedBlockingQueue<>();

  public boolean finished;
  public View content;
  private Intent intent = new Intent();

  /** What Android does at a start. */
  public void start(Intent intent) {
    this.intent = intent;
    onCreate(null);
  }

  /** What Android does when the activity is there already. */
  public void startAgain(Intent intent) {
    onNewIntent(intent);
  }

  protected void onCreate(Bundle savedInstanceState) {}

  protected void onNewIntent(Intent intent) {}

  public void setContentView(View view) {
    content = view;
  }

  public final void runOnUiThread(Runnable action) {
    mainThread.add(action);
  }

  public Intent getIntent() {
    return intent;
  }

  public void setIntent(Intent intent) {
    this.intent = intent;
  }

  public void finish() {
    finished = true;
  }
}
