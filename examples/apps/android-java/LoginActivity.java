package com.example.app;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.widget.Button;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

public final class LoginActivity extends Activity {
  private final LoginServer server = new LoginServer("https://app.example.com");
  private WeChatLogin weChat;
  private Button button;

  @Override
  protected void onCreate(Bundle savedInstanceState) {
    super.onCreate(savedInstanceState);
    weChat = new WeChatLogin(this);
    button = new Button(this);
    button.setText("Log in with WeChat");
    button.setOnClickListener(view -> logIn());
    setContentView(button);
    read(getIntent()); // the result of a cold start
  }

  @Override
  protected void onNewIntent(Intent intent) {
    super.onNewIntent(intent);
    setIntent(intent);
    read(intent);
  }

  /** Nothing waits for the result: somebody who comes back without one taps again. */
  private void logIn() {
    ask(
        () -> server.start("en"),
        start -> {
          if (!weChat.launch(start.attempt, start.path)) button.setText("Please install WeChat");
        });
  }

  // region finish
  private void read(Intent intent) {
    WeChatLogin.Result result = weChat.take(intent);
    String attempt = weChat.attempt();
    if (result == null || attempt == null) return;
    if (result.errCode != 0) {
      button.setText("WeChat refused the launch: " + result.errCode);
      return;
    }
    ask(
        () -> server.finish(attempt, result.extMsg),
        session -> {
          if (session != null) loggedIn(session);
        });
  }
  // endregion

  private void loggedIn(String session) {
    // Keep it where the app keeps its sessions.
    button.setText("Logged in");
  }

  /** Only a request of this app keeps the button disabled, and that has a timeout. */
  private <T> void ask(Callable<T> request, Consumer<T> done) {
    button.setEnabled(false);
    new Thread(
            () -> {
              try {
                T answer = request.call();
                show(() -> done.accept(answer));
              } catch (LoginServer.Refusal refusal) {
                show(() -> button.setText(refusal.getMessage()));
              } catch (Exception failure) {
                show(() -> button.setText("Please try again"));
              }
            })
        .start();
  }

  private void show(Runnable change) {
    runOnUiThread(
        () -> {
          button.setEnabled(true);
          change.run();
        });
  }
}
