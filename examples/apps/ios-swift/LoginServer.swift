import Foundation

/// Your own server, as examples/apps/server-node answers.
struct LoginServer {
  /// `attempt` names this login, and is for nobody but this app.
  struct Start: Decodable {
    let attempt: String
    let path: String
  }

  /// The message is for the person.
  struct Refusal: Error, Decodable {
    let message: String
  }

  private struct Session: Decodable {
    let session: String
  }

  private let url = URL(string: "https://app.example.com/login/wechat")!

  func start(language: String) async throws -> Start {
    let (_, data) = try await post("start", ["lang": language])
    return try JSONDecoder().decode(Start.self, from: data)
  }

  // region finish
  /// The session, or nil if the result belongs to another login: the current one may still end.
  func finish(attempt: String, extMsg: String) async throws -> String? {
    let (status, data) = try await post("finish", ["attempt": attempt, "extMsg": extMsg])
    switch status {
    case 200: return try JSONDecoder().decode(Session.self, from: data).session
    case 400: return nil
    default: throw try JSONDecoder().decode(Refusal.self, from: data)
    }
  }
  // endregion

  private func post(_ step: String, _ body: [String: String]) async throws -> (Int, Data) {
    var request = URLRequest(url: url.appendingPathComponent(step), timeoutInterval: 15)
    request.httpMethod = "POST"
    request.setValue("application/json", forHTTPHeaderField: "content-type")
    request.httpBody = try JSONEncoder().encode(body)
    let (data, response) = try await URLSession.shared.data(for: request)
    return ((response as? HTTPURLResponse)?.statusCode ?? 0, data)
  }
}
