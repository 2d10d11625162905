package com.example.app

import android.content.Context
import android.content.Intent
import com.tencent.mm.opensdk.modelbiz.WXLaunchMiniProgram
import com.tencent.mm.opensdk.openapi.IWXAPI
import com.tencent.mm.opensdk.openapi.WXAPIFactory

private const val APP_ID = "wx1234567890abcdef" // this app's on the Open Platform
private const val MINI_PROGRAM = "gh_a781a791e29e" // its original id, not an AppID
private const val EXT_MSG = "wechat.extMsg"
private const val ERR_CODE = "wechat.errCode"

class WeChatLogin(private val context: Context) {
  /** `errCode` is 0, unless WeChat refused the launch. */
  class Result(val extMsg: String, val errCode: Int)

  val api: IWXAPI =
    WXAPIFactory.createWXAPI(context.applicationContext, APP_ID, true).also { it.registerApp(APP_ID) }
  private val store = context.getSharedPreferences("wechat-login", Context.MODE_PRIVATE)

  /** Names the login that was started last, also after Android ended this process. */
  val attempt: String?
    get() = store.getString("attempt", null)

  // region launch
  /** False: WeChat is missing, or refused the request. */
  fun launch(attempt: String, path: String): Boolean {
    if (!api.isWXAppInstalled) return false
    // commit, not apply: Android may end this process before WeChat returns.
    store.edit().putString("attempt", attempt).commit()
    val request = WXLaunchMiniProgram.Req()
    request.userName = MINI_PROGRAM
    request.path = path
    request.miniprogramType = WXLaunchMiniProgram.Req.MINIPTOGRAM_TYPE_RELEASE
    return api.sendReq(request)
  }
  // endregion

  /** Hands a result to the login activity, whether it runs or not. */
  fun deliver(extMsg: String?, errCode: Int) {
    val intent = Intent(context, LoginActivity::class.java)
    intent.putExtra(EXT_MSG, extMsg.orEmpty())
    intent.putExtra(ERR_CODE, errCode)
    intent.addFlags(Intent.FLAG_ACTIVITY_CLEAR_TOP or Intent.FLAG_ACTIVITY_SINGLE_TOP)
    context.startActivity(intent)
  }

  /** Null: the intent holds no result. */
  fun take(intent: Intent): Result? {
    val extMsg = intent.getStringExtra(EXT_MSG) ?: return null
    intent.removeExtra(EXT_MSG)
    return Result(extMsg, intent.getIntExtra(ERR_CODE, 0))
  }
}
