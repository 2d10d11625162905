import 'dart:convert';
import 'dart:io';

/// The message is for the person.
class Refusal implements Exception {
  Refusal(this.message);

  final String message;
}

/// Your own server, as examples/apps/server-node answers.
class LoginServer {
  static const _url = 'https://app.example.com/login/wechat';

  /// `attempt` names this login, and is for nobody but this app.
  Future<({String attempt, String path})> start(String language) async {
    final (_, answer) = await _post('start', {'lang': language});
    return (attempt: answer['attempt'] as String, path: answer['path'] as String);
  }

  // region finish
  /// The session, or null if the result belongs to another login: the current one may still end.
  Future<String?> finish(String attempt, String extMsg) async {
    final (status, answer) = await _post('finish', {'attempt': attempt, 'extMsg': extMsg});
    return switch (status) {
      200 => answer['session'] as String,
      400 => null,
      _ => throw Refusal(answer['message'] as String),
    };
  }
  // endregion

  Future<(int, Map<String, dynamic>)> _post(String step, Map<String, String> body) async {
    final client = HttpClient()..connectionTimeout = const Duration(seconds: 10);
    try {
      final request = await client.postUrl(Uri.parse('$_url/$step'));
      request.headers.contentType = ContentType.json;
      request.write(jsonEncode(body));
      final response = await request.close().timeout(const Duration(seconds: 15));
      final text = await response.transform(utf8.decoder).join();
      return (response.statusCode, jsonDecode(text) as Map<String, dynamic>);
    } finally {
      client.close();
    }
  }
}
