import SwiftUI
import UIKit

/// For an app with the SwiftUI life cycle: it has no scene delegate yet.
@main
struct ExampleApp: App {
  @UIApplicationDelegateAdaptor(ScenesAppDelegate.self) private var appDelegate

  var body: some Scene { WindowGroup { LoginView() } }
}

struct LoginView: View {
  @ObservedObject private var login = WeChatLogin.shared

  var body: some View {
    VStack {
      Button("Log in with WeChat") { Task { await login.logIn() } }
      Text(login.session == nil ? login.message : "Logged in")
    }
  }
}

final class ScenesAppDelegate: NSObject, UIApplicationDelegate {
  func application(
    _ application: UIApplication,
    didFinishLaunchingWithOptions options: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool {
    WeChatLogin.shared.register()
    return true
  }

  func application(
    _ application: UIApplication, configurationForConnecting session: UISceneSession,
    options: UIScene.ConnectionOptions
  ) -> UISceneConfiguration {
    let configuration = UISceneConfiguration(name: nil, sessionRole: session.role)
    configuration.delegateClass = SceneDelegate.self
    return configuration
  }
}
