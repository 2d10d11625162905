import 'dart:async';

import 'package:flutter/foundation.dart';
import 'package:fluwx/fluwx.dart';
import 'package:shared_preferences/shared_preferences.dart';

import 'login_server.dart';

class WeChatLogin extends ChangeNotifier {
  static const _key = 'wechat-login-attempt';

  final _fluwx = Fluwx();
  final _server = LoginServer();

  /// Keep it where the app keeps its sessions.
  String? session;

  /// For the person.
  String message = '';

  // region result
  /// Call it once, at the start of the app, after WidgetsFlutterBinding.ensureInitialized().
  Future<void> register() async {
    // First: the result of a cold start may arrive as soon as the SDK is registered.
    _fluwx.addSubscriber((response) {
      switch (response) {
        case WeChatLaunchMiniProgramResponse(:final extMsg):
          _finish(extMsg, response.errCode ?? 0);
        case WeChatShowMessageFromWXRequest(:final extMsg): // Android, iOS
          _finish(extMsg, 0);
        case WeChatLaunchFromWXRequest(:final extMsg): // HarmonyOS
          _finish(extMsg, 0);
        default:
      }
    });
    await _fluwx.registerApi(
      appId: 'wx1234567890abcdef',
      universalLink: 'https://app.example.com/wechat/',
    );
    // The result of a cold start. Not awaited: on HarmonyOS this call may never answer.
    _fluwx.attemptToResumeMsgFromWx().ignore();
  }
  // endregion

  // region launch
  /// The button calls it. Nothing waits for the result: somebody who comes back without one taps again.
  Future<void> logIn() async {
    if (!await _fluwx.isWeChatInstalled) return _show('Please install WeChat');
    try {
      final (:attempt, :path) = await _server.start('en');
      final store = await SharedPreferences.getInstance();
      await store.setString(_key, attempt);
      final sent = await _fluwx.open(
        target: MiniProgram(
          username: 'gh_a781a791e29e',
          path: path,
          miniProgramType: WXMiniProgramType.release,
        ),
      );
      if (!sent) _show('WeChat refused the launch');
    } catch (_) {
      _show('Please try again');
    }
  }
  // endregion

  Future<void> _finish(String? extMsg, int errCode) async {
    final store = await SharedPreferences.getInstance();
    final attempt = store.getString(_key);
    if (attempt == null) return;
    if (errCode != 0) return _show('WeChat refused the launch: $errCode');
    try {
      final found = await _server.finish(attempt, extMsg ?? '');
      if (found == null) return;
      session = found;
      notifyListeners();
    } on Refusal catch (refusal) {
      _show(refusal.message);
    } catch (_) {
      _show('Please try again');
    }
  }

  void _show(String text) {
    message = text;
    notifyListeners();
  }
}
