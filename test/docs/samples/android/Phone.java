import android.app.Activity;
import android.content.Context;
import android.content.Intent;
import android.widget.Button;
import com.example.app.LoginActivity;
import com.example.app.wxapi.WXEntryActivity;
import com.tencent.mm.opensdk.modelbase.BaseResp;
import com.tencent.mm.opensdk.modelbiz.WXLaunchMiniProgram;
import com.tencent.mm.opensdk.modelmsg.ShowMessageFromWX;
import com.tencent.mm.opensdk.modelmsg.WXMediaMessage;
import com.tencent.mm.opensdk.openapi.WXAPIFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/**
 * A phone with the sample app on it, in Kotlin or Java. Each line of the input is something that happens, the line that
 * is printed for it is what came of it: the mini program that WeChat was asked for, the attempt that the app kept by then,
 * and the text of the button, with a tab between them. The argument is the address that app.example.com has here.
 */
public class Phone {
  private static LoginActivity app;

  public static void main(String[] arguments) throws Exception {
    URL.setURLStreamHandlerFactory(
        protocol -> protocol.equals("https") ? handlerFor(arguments[0]) : null);
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    open(new Intent());
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split("\t", -1);
      WXAPIFactory.sent = null;
      WXAPIFactory.attempt = "";
      happens(words[0], words);
      WXLaunchMiniProgram.Req sent = (WXLaunchMiniProgram.Req) WXAPIFactory.sent;
      String launched =
          sent == null ? "" : sent.userName + " " + sent.miniprogramType + " " + sent.path;
      out.println(launched + "\t" + WXAPIFactory.attempt + "\t" + button().getText());
    }
  }

  private static void happens(String what, String[] words) throws InterruptedException {
    switch (what) {
      case "tap" -> {
        button().listener.onClick(button());
        whileBusy();
      }
      case "answer" -> {
        WXLaunchMiniProgram.Resp answer = new WXLaunchMiniProgram.Resp();
        answer.errCode = Integer.parseInt(words[1]);
        answer.extMsg = words[2].isEmpty() ? null : words[2];
        back(answer, null);
      }
      case "message" -> {
        ShowMessageFromWX.Req message = new ShowMessageFromWX.Req();
        message.message = new WXMediaMessage();
        message.message.messageExt = words[1];
        back(null, message);
      }
      case "other" -> back(new BaseResp() {}, null);
      case "end" -> app = null;
      case "remove WeChat" -> WXAPIFactory.installed = false;
      default -> throw new IllegalArgumentException(what);
    }
  }

  /** WeChat returns. */
  private static void back(BaseResp response, ShowMessageFromWX.Req request)
      throws InterruptedException {
    WXAPIFactory.response = response;
    WXAPIFactory.request = request;
    WXEntryActivity entry = new WXEntryActivity();
    entry.start(new Intent());
    if (!entry.finished) throw new IllegalStateException("WXEntryActivity stays open");
    for (Intent intent : Context.started) open(intent);
    Context.started.clear();
    if (app == null) open(new Intent());
    whileBusy();
  }

  private static void open(Intent intent) throws InterruptedException {
    if (app != null) {
      app.startAgain(intent);
    } else {
      app = new LoginActivity();
      app.start(intent);
    }
  }

  private static Button button() {
    if (app == null) return new Button(null);
    return (Button) app.content;
  }

  private static void whileBusy() throws InterruptedException {
    while (!button().isEnabled()) Activity.mainThread.take().run();
  }

  private static URLStreamHandler handlerFor(String here) {
    return new URLStreamHandler() {
      @Override
      protected URLConnection openConnection(URL url) throws IOException {
        return new URL(here + url.getFile()).openConnection();
      }
    };
  }
}
