package android.app;

import android.content.Context;
import android.content.Intent;
import android.os.Bundle;

public class Activity extends Context {
  public boolean finished;
  private Intent intent = new Intent();

  /** What Android does at a start. */
  public void start() {
    onCreate(null);
  }

  /** What Android does when the activity is there already. */
  public void startAgain(Intent intent) {
    onNewIntent(intent);
  }

  protected void onCreate(Bundle savedInstanceState) {}

  protected void onNewIntent(Intent intent) {}

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
