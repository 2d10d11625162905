package com.example.app

import java.net.HttpURLConnection
import java.net.URL
import org.json.JSONObject

/** Your own server, as examples/apps/server-node answers. Its functions block: call them off the main thread. */
class LoginServer(private val url: String) {
  /** `attempt` names this login, and is for nobody but this app. */
  data class Start(val attempt: String, val path: String)

  /** The message is for the person. */
  class Refusal(message: String) : Exception(message)

  fun start(language: String): Start {
    val (_, answer) = post("start", JSONObject().put("lang", language))
    return Start(answer.getString("attempt"), answer.getString("path"))
  }

  /**
   * The session, or null if the result belongs to another login: the current one may still end.
   * @throws Refusal if the person declined, or the login failed
   */
  fun finish(attempt: String, extMsg: String): String? {
    val (status, answer) =
      post("finish", JSONObject().put("attempt", attempt).put("extMsg", extMsg))
    return when (status) {
      200 -> answer.getString("session")
      400 -> null
      else -> throw Refusal(answer.getString("message"))
    }
  }

  private fun post(step: String, body: JSONObject): Pair<Int, JSONObject> {
    val connection = URL("$url/login/wechat/$step").openConnection() as HttpURLConnection
    connection.connectTimeout = 10_000
    connection.readTimeout = 15_000
    connection.doOutput = true
    connection.setRequestProperty("content-type", "application/json")
    connection.outputStream.use { it.write(body.toString().toByteArray()) }
    val status = connection.responseCode
    val stream = if (status < 400) connection.inputStream else connection.errorStream
    return status to JSONObject(stream.bufferedReader().use { it.readText() })
  }
}
