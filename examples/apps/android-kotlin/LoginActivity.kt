package com.example.app

import android.app.Activity
import android.content.Intent
import android.os.Bundle
import android.widget.Button
import kotlin.concurrent.thread

class LoginActivity : Activity() {
  private val server = LoginServer("https://app.example.com")
  private val weChat by lazy { WeChatLogin(this) }
  private val button by lazy { Button(this) }

  override fun onCreate(savedInstanceState: Bundle?) {
    super.onCreate(savedInstanceState)
    button.text = "Log in with WeChat"
    button.setOnClickListener { logIn() }
    setContentView(button)
    read(intent) // the result of a cold start
  }

  override fun onNewIntent(intent: Intent) {
    super.onNewIntent(intent)
    setIntent(intent)
    read(intent)
  }

  /** Nothing waits for the result: somebody who comes back without one taps again. */
  private fun logIn() =
    ask({ server.start("en") }) { (attempt, path) ->
      if (!weChat.launch(attempt, path)) button.text = "Please install WeChat"
    }

  // region finish
  private fun read(intent: Intent) {
    val result = weChat.take(intent) ?: return
    val attempt = weChat.attempt ?: return
    if (result.errCode != 0) {
      button.text = "WeChat refused the launch: ${result.errCode}"
      return
    }
    ask({ server.finish(attempt, result.extMsg) }) { session ->
      if (session != null) loggedIn(session)
    }
  }
  // endregion

  private fun loggedIn(session: String) {
    // Keep it where the app keeps its sessions.
    button.text = "Logged in"
  }

  /** Only a request of this app keeps the button disabled, and that has a timeout. */
  private fun <T> ask(request: () -> T, done: (T) -> Unit) {
    button.isEnabled = false
    thread {
      val answer = runCatching(request)
      runOnUiThread {
        button.isEnabled = true
        answer.onSuccess(done).onFailure {
          button.text = if (it is LoginServer.Refusal) it.message else "Please try again"
        }
      }
    }
  }
}
