package android.view;

public class View {
  public interface OnClickListener {
    void onClick(View view);
  }

  public OnClickListener listener;
  private boolean enabled = true;

  public void setOnClickListener(OnClickListener listener) {
    this.listener = listener;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }
}
