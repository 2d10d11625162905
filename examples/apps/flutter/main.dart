import 'package:flutter/material.dart';

import 'wechat_login.dart';

void main() {
  WidgetsFlutterBinding.ensureInitialized();
  final login = WeChatLogin()..register();
  runApp(MaterialApp(home: LoginPage(login)));
}

class LoginPage extends StatelessWidget {
  const LoginPage(this.login, {super.key});

  final WeChatLogin login;

  @override
  Widget build(BuildContext context) => ListenableBuilder(
    listenable: login,
    builder: (context, _) => Column(
      mainAxisAlignment: MainAxisAlignment.center,
      children: [
        ElevatedButton(onPressed: login.logIn, child: const Text('Log in with WeChat')),
        Text(login.session == null ? login.message : 'Logged in'),
      ],
    ),
  );
}
