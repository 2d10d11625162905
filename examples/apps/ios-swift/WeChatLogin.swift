import Combine
import Foundation
import WechatOpenSDK

final class WeChatLogin: NSObject, ObservableObject, WXApiDelegate {
  static let shared = WeChatLogin()

  /// Keep it where the app keeps its sessions.
  @Published private(set) var session: String?
  /// For the person.
  @Published private(set) var message = ""

  private let server = LoginServer()
  private let key = "wechat-login-attempt"

  /// Call it in application(_:didFinishLaunchingWithOptions:).
  func register() {
    WXApi.registerApp("wx1234567890abcdef", universalLink: "https://app.example.com/wechat/")
  }

  // region launch
  /// The button calls it. Nothing waits for the result: somebody who comes back without one taps again.
  @MainActor
  func logIn() async {
    guard WXApi.isWXAppInstalled() else { return message = "Please install WeChat" }
    do {
      let start = try await server.start(language: "en")
      UserDefaults.standard.set(start.attempt, forKey: key)
      let request = WXLaunchMiniProgramReq.object()
      request.userName = "gh_a781a791e29e"
      request.path = start.path
      request.miniProgramType = .release
      WXApi.send(request) { sent in
        if !sent { self.message = "WeChat refused the launch" }
      }
    } catch {
      message = "Please try again"
    }
  }
  // endregion

  // region result
  func onResp(_ resp: BaseResp) {
    guard let answer = resp as? WXLaunchMiniProgramResp else { return }
    if answer.errCode != WXSuccess.rawValue {
      message = "WeChat refused the launch: \(answer.errCode)"
      return
    }
    Task { await finish(answer.extMsg ?? "") }
  }

  func onReq(_ req: BaseReq) {
    guard let shown = req as? ShowMessageFromWXReq else { return }
    Task { await finish(shown.message.messageExt ?? "") }
  }

  /// A result came over the pasteboard. The SDK reads it when `completion` is called, and iOS may ask the person.
  func onNeedGrantReadPasteBoardPermission(
    with openURL: URL, completion: @escaping WXGrantReadPasteBoardPermissionCompletion
  ) {
    DispatchQueue.main.async { completion() }
  }
  // endregion

  @MainActor
  private func finish(_ extMsg: String) async {
    guard let attempt = UserDefaults.standard.string(forKey: key) else { return }
    do {
      let found = try await server.finish(attempt: attempt, extMsg: extMsg)
      if found != nil { session = found }
    } catch {
      message = (error as? LoginServer.Refusal)?.message ?? "Please try again"
    }
  }
}
