import UIKit
import WechatOpenSDK

/// For an app with scenes: in UIKit, and in SwiftUI (ExampleApp.swift).
class SceneDelegate: UIResponder, UIWindowSceneDelegate {
  /// Only this method gets the result of a cold start.
  func scene(
    _ scene: UIScene, willConnectTo session: UISceneSession,
    options: UIScene.ConnectionOptions
  ) {
    options.userActivities.forEach { self.scene(scene, continue: $0) }
    self.scene(scene, openURLContexts: options.urlContexts)
  }

  func scene(_ scene: UIScene, continue userActivity: NSUserActivity) {
    _ = WXApi.handleOpenUniversalLink(userActivity, delegate: WeChatLogin.shared)
  }

  func scene(_ scene: UIScene, openURLContexts contexts: Set<UIOpenURLContext>) {
    contexts.forEach { _ = WXApi.handleOpen($0.url, delegate: WeChatLogin.shared) }
  }
}
