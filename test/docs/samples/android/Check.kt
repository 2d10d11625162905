package com.example.app.wxapi

import android.content.Context
import android.content.Intent
import com.example.app.ProofKey
import com.example.app.WeChatLogin
import com.tencent.mm.opensdk.modelbase.BaseReq
import com.tencent.mm.opensdk.modelbase.BaseResp
import com.tencent.mm.opensdk.modelbiz.WXLaunchMiniProgram
import com.tencent.mm.opensdk.modelmsg.ShowMessageFromWX
import com.tencent.mm.opensdk.modelmsg.WXMediaMessage
import com.tencent.mm.opensdk.openapi.WXAPIFactory

/** Runs the samples, and prints a line for each thing that happened. */
fun main() {
  println("challenge ${ProofKey.challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")}")
  println("token ${ProofKey.randomToken()}")
  println("token ${ProofKey.randomToken()}")
  println("no attempt ${WeChatLogin.attempt(Context())}")
  WXAPIFactory.installed = false
  println("without WeChat ${WeChatLogin.launch(Context(), "a0", "/p")} ${WXAPIFactory.sent}")
  WXAPIFactory.installed = true
  println("launched ${WeChatLogin.launch(Context(), "a1", "/p?state=s1")}")
  val sent = WXAPIFactory.sent as WXLaunchMiniProgram.Req
  println("sent ${sent.userName} ${sent.path} ${sent.miniprogramType}")
  println("attempt ${WeChatLogin.attempt(Context())}")
  back("onResp", WXLaunchMiniProgram.Resp().apply { extMsg = "code=200&state=s1" }, null)
  back("onReq", null, ShowMessageFromWX.Req().apply { message = message("code=400&state=s1") })
  back("empty", WXLaunchMiniProgram.Resp(), null)
  back("refused", WXLaunchMiniProgram.Resp().apply { errCode = -6 }, null)
  back("other", object : BaseResp() {}, null)
  println("own start ${WeChatLogin.take(Intent())}")
}

private fun message(text: String) = WXMediaMessage().apply { messageExt = text }

/** WeChat returns, at a cold start and while the activity exists. */
private fun back(name: String, response: BaseResp?, request: BaseReq?) {
  WXAPIFactory.response = response
  WXAPIFactory.request = request
  val activity = WXEntryActivity()
  activity.start()
  activity.startAgain(Intent())
  val results = Context.started.map { "${WeChatLogin.take(it)}, then ${WeChatLogin.take(it)}" }
  Context.started.clear()
  println("$name $results finished ${activity.finished}")
}
