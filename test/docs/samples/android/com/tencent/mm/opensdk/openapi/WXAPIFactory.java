package com.tencent.mm.opensdk.openapi;

import android.content.Context;
import android.content.Intent;
import com.tencent.mm.opensdk.modelbase.BaseReq;
import com.tencent.mm.opensdk.modelbase.BaseResp;

/** WeChat as a test sets it up. */
public class WXAPIFactory implements IWXAPI {
  public static boolean installed = true;
  public static BaseReq sent;
  /** What the app had stored by then. */
  public static String attempt = "";
  /** What the next intent holds. */
  public static BaseResp response;
  public static BaseReq request;

  public static IWXAPI createWXAPI(Context context, String appId, boolean checkSignature) {
    return new WXAPIFactory();
  }

  public boolean registerApp(String appId) {
    return true;
  }

  public boolean isWXAppInstalled() {
    return installed;
  }

  public boolean sendReq(BaseReq request) {
    sent = request;
    attempt = Context.stored.getOrDefault("attempt", "");
    return true;
  }

  public boolean handleIntent(Intent intent, IWXAPIEventHandler handler) {
    if (response != null) handler.onResp(response);
    if (request != null) handler.onReq(request);
    return response != null || request != null;
  }
}
