import type { Texts } from './zh-CN'

export const ja: Texts = {
  languageTag: 'ja-JP',
  purpose: '{app}がログインのために電話番号の利用を求めています',
  purposeWithoutPhone: '{app}がログインを求めています',
  loginWithPhone: '電話番号でログイン',
  login: 'ログイン',
  form: {
    notNow: '今はしない',
    signingIn: 'ログイン中…',
    agreePrefix: '次の内容を読み、同意します：',
    agreeOptional: '（任意）次の内容にも同意します：',
    privacyGuide: 'プライバシー保護ガイド',
    consentTitle: 'ご確認と同意のお願い',
    consentText: 'ログインの前に次の内容をお読みください：',
    agreeAndContinue: '同意して続ける',
    close: '閉じる',
  },
  signedIn: 'ログインしました',
  signedInHint: '{app}に戻って続けてください',
  returnToApp: '{app}に戻る',
  tryAgain: 'もう一度試す',
  logInAgain: 'もう一度ログインする',
  switchByHand: '{app}を自動で開けませんでした。手動で切り替えるか、もう一度お試しください',
  cannotReturn: '{app}に手動で切り替えて、もう一度ログインしてください',
  notFromApp: 'ここは{app}のログインページです',
  notFromAppHint: '{app}を開いて「ログイン」をタップすると、電話番号だけでログインできます',
  validFor: '{time}以内に{app}に戻ってください',
  ok: 'OK',
  cannotOpen: '現在開けません。しばらくしてからお試しください',
  document: {
    openInBrowser: 'ブラウザーで次のアドレスを開いてお読みください：',
    copy: 'アドレスをコピー',
    copied: 'コピーしました。ブラウザーに貼り付けて開いてください',
    notCopied: '今はコピーできません。アドレスを長押しして選択してください',
  },
  account: {
    agreements: '規約とプライバシー',
    agreedOn: '{time}にこの端末で同意済み',
    notAgreed: 'この端末では未同意です',
    takeBack: '同意を取り消す',
    deletion: 'アカウントの削除',
    contact: 'お問い合わせ',
  },
  deletionHint:
    '{app}の設定からアカウントとデータを削除するか、{app}のサポートにお問い合わせください',
  granted: '認証に成功しました',
  failures: {
    invalid_launch: {
      title: 'ログインできません',
      hint: '{app}からのリクエストが正しくありません。{app}を更新してください',
    },
    access_denied: {
      title: 'ログインをキャンセルしました',
      hint: '同意されなかったため、電話番号は{app}に渡されません',
    },
    wechat_outdated: {
      title: 'WeChatを更新してください',
      hint: 'WeChatのバージョンが古いためログインできません。更新後、{app}からもう一度お試しください',
    },
    login_unavailable: {
      title: 'ログインが完了していません',
      hint: 'ご本人の確認ができませんでした。後でお試しください',
    },
    login_blocked: {
      title: 'ログインできません',
      hint: 'このアカウントではご利用になれません。{app}で別の方法をお選びください',
    },
    phone_unavailable: {
      title: '電話番号を取得できません',
      hint: '{app}に戻り、別の方法でログインしてください',
    },
    network_unreachable: {
      title: '接続できません',
      hint: 'ネットワークを確認して、もう一度お試しください',
    },
    interrupted: {
      title: 'ログインが中断されました',
      hint: 'ログイン中はこのページを離れずに、もう一度お試しください',
    },
    domain_not_listed: {
      title: '現在ご利用になれません',
      hint: '{app}の設定が完了していません。{app}で別の方法をお選びください',
    },
    timed_out: {
      title: '時間切れです',
      hint: 'サーバーからの応答がありません。後でお試しください',
    },
    refused: {
      title: 'ログインが認められませんでした',
      hint: '{app}のサーバーが受け付けませんでした。後でお試しください',
    },
    too_many_requests: { title: '操作が多すぎます', hint: 'しばらく待ってからお試しください' },
    server_error: {
      title: '混み合っています',
      hint: '{app}のサーバーで問題が起きました。後でお試しください',
    },
    bad_answer: {
      title: 'ログインが完了していません',
      hint: 'サーバーからの応答を読み取れませんでした。後でお試しください',
    },
    unknown_user: {
      title: 'アカウントがありません',
      hint: 'この電話番号は未登録です。{app}に戻って登録してください',
    },
    user_locked: {
      title: 'アカウントがロックされています',
      hint: '{app}に戻り、解除方法をご確認ください',
    },
    user_disabled: {
      title: 'アカウントは停止中です',
      hint: '{app}のサポートにお問い合わせください',
    },
    interaction_required: { title: 'あと一歩です', hint: '{app}に戻ってログインを続けてください' },
    expired: { title: 'ログインの期限が切れました', hint: 'もう一度ログインしてください' },
  },
}
