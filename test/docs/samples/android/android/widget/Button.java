package android.widget;

import android.content.Context;
import android.view.View;

public class Button extends View {
  private CharSequence text = "";

  public Button(Context context) {}

  public CharSequence getText() {
    return text;
  }

  public void setText(CharSequence text) {
    this.text = text;
  }
}
