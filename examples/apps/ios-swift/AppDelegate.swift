import UIKit
import WechatOpenSDK

/// For an app without scenes. iOS calls the last two at a cold start, too.
@main
class AppDelegate: UIResponder, UIApplicationDelegate {
  var window: UIWindow?

  func application(
    _ application: UIApplication,
    didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool {
    WeChatLogin.shared.register()
    return true
  }

  func application(
    _ application: UIApplication, continue userActivity: NSUserActivity,
    restorationHandler: @escaping ([UIUserActivityRestoring]?) -> Void
  ) -> Bool {
    WXApi.handleOpenUniversalLink(userActivity, delegate: WeChatLogin.shared)
  }

  func application(
    _ app: UIApplication, open url: URL,
    options: [UIApplication.OpenURLOptionsKey: Any] = [:]
  ) -> Bool {
    WXApi.handleOpen(url, delegate: WeChatLogin.shared)
  }
}
