package com.example.app.wxapi

import android.app.Activity
import android.content.Intent
import android.os.Bundle
import com.example.app.WeChatLogin
import com.tencent.mm.opensdk.modelbase.BaseReq
import com.tencent.mm.opensdk.modelbase.BaseResp
import com.tencent.mm.opensdk.modelbiz.WXLaunchMiniProgram
import com.tencent.mm.opensdk.modelmsg.ShowMessageFromWX
import com.tencent.mm.opensdk.openapi.IWXAPIEventHandler

class WXEntryActivity : Activity(), IWXAPIEventHandler {
  private val weChat by lazy { WeChatLogin(this) }

  override fun onCreate(savedInstanceState: Bundle?) {
    super.onCreate(savedInstanceState)
    read(intent)
  }

  override fun onNewIntent(intent: Intent) {
    super.onNewIntent(intent)
    setIntent(intent)
    read(intent)
  }

  private fun read(intent: Intent) {
    weChat.api.handleIntent(intent, this)
    finish() // always: an activity that stays open is a white screen
  }

  // region result
  override fun onResp(resp: BaseResp) {
    if (resp is WXLaunchMiniProgram.Resp) weChat.deliver(resp.extMsg, resp.errCode)
  }

  override fun onReq(req: BaseReq) {
    if (req is ShowMessageFromWX.Req) weChat.deliver(req.message?.messageExt, 0)
  }
  // endregion
}
