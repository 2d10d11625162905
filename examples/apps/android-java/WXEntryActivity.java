package com.example.app.wxapi;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import com.example.app.WeChatLogin;
import com.tencent.mm.opensdk.modelbase.BaseReq;
import com.tencent.mm.opensdk.modelbase.BaseResp;
import com.tencent.mm.opensdk.modelbiz.WXLaunchMiniProgram;
import com.tencent.mm.opensdk.modelmsg.ShowMessageFromWX;
import com.tencent.mm.opensdk.openapi.IWXAPIEventHandler;

public final class WXEntryActivity extends Activity implements IWXAPIEventHandler {
  private WeChatLogin weChat;

  @Override
  protected void onCreate(Bundle savedInstanceState) {
    super.onCreate(savedInstanceState);
    weChat = new WeChatLogin(this);
    read(getIntent());
  }

  @Override
  protected void onNewIntent(Intent intent) {
    super.onNewIntent(intent);
    setIntent(intent);
    read(intent);
  }

  private void read(Intent intent) {
    weChat.api.handleIntent(intent, this);
    finish(); // always: an activity that stays open is a white screen
  }

  // region result
  @Override
  public void onResp(BaseResp resp) {
    if (!(resp instanceof WXLaunchMiniProgram.Resp)) return;
    weChat.deliver(((WXLaunchMiniProgram.Resp) resp).extMsg, resp.errCode);
  }

  @Override
  public void onReq(BaseReq req) {
    if (!(req instanceof ShowMessageFromWX.Req)) return;
    ShowMessageFromWX.Req shown = (ShowMessageFromWX.Req) req;
    weChat.deliver(shown.message == null ? null : shown.message.messageExt, 0);
  }
  // endregion
}
