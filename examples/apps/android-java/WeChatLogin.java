package com.example.app;

import android.content.Context;
import android.content.Intent;
import android.content.SharedPreferences;
import com.tencent.mm.opensdk.modelbiz.WXLaunchMiniProgram;
import com.tencent.mm.opensdk.openapi.IWXAPI;
import com.tencent.mm.opensdk.openapi.WXAPIFactory;

public final class WeChatLogin {
  private static final String APP_ID = "wx1234567890abcdef"; // this app's on the Open Platform
  private static final String MINI_PROGRAM = "gh_a781a791e29e"; // its original id, not an AppID
  private static final String EXT_MSG = "wechat.extMsg";
  private static final String ERR_CODE = "wechat.errCode";

  /** `errCode` is 0, unless WeChat refused the launch. */
  static final class Result {
    final String extMsg;
    final int errCode;

    Result(String extMsg, int errCode) {
      this.extMsg = extMsg;
      this.errCode = errCode;
    }
  }

  public final IWXAPI api;
  private final Context context;
  private final SharedPreferences store;

  public WeChatLogin(Context context) {
    this.context = context;
    store = context.getSharedPreferences("wechat-login", Context.MODE_PRIVATE);
    api = WXAPIFactory.createWXAPI(context.getApplicationContext(), APP_ID, true);
    api.registerApp(APP_ID);
  }

  /** Names the login that was started last, also after Android ended this process. */
  String attempt() {
    return store.getString("attempt", null);
  }

  // region launch
  /** False: WeChat is missing, or refused the request. */
  boolean launch(String attempt, String path) {
    if (!api.isWXAppInstalled()) return false;
    // commit, not apply: Android may end this process before WeChat returns.
    store.edit().putString("attempt", attempt).commit();
    WXLaunchMiniProgram.Req request = new WXLaunchMiniProgram.Req();
    request.userName = MINI_PROGRAM;
    request.path = path;
    request.miniprogramType = WXLaunchMiniProgram.Req.MINIPTOGRAM_TYPE_RELEASE;
    return api.sendReq(request);
  }
  // endregion

  /** Hands a result to the login activity, whether it runs or not. */
  public void deliver(String extMsg, int errCode) {
    Intent intent = new Intent(context, LoginActivity.class);
    intent.putExtra(EXT_MSG, extMsg == null ? "" : extMsg);
    intent.putExtra(ERR_CODE, errCode);
    intent.addFlags(Intent.FLAG_ACTIVITY_CLEAR_TOP | Intent.FLAG_ACTIVITY_SINGLE_TOP);
    context.startActivity(intent);
  }

  /** Null: the intent holds no result. */
  Result take(Intent intent) {
    String extMsg = intent.getStringExtra(EXT_MSG);
    if (extMsg == null) return null;
    intent.removeExtra(EXT_MSG);
    return new Result(extMsg, intent.getIntExtra(ERR_CODE, 0));
  }
}
