import type { Texts } from './zh-CN'

export const ja: Texts = {
  languageTag: 'ja-JP',
  purpose: '{app}へのログインに電話番号を使用します',
  purposeWithoutPhone: '{app}にログインします',
  loginWithPhone: '電話番号でログイン',
  login: 'ログイン',
  form: {
    notNow: 'あとで',
    signingIn: 'ログイン中…',
    privacyGuide: 'プライバシー保護ガイド',
    consentTitle: '規約とプライバシー',
    consentText: 'ログイン前にご確認ください',
    agreeAndContinue: '同意して続ける',
    close: '閉じる',
  },
  agree: { before: '「', comma: '」、「', and: '」と「', after: '」に同意します' },
  agreeOptional: { before: '「', comma: '」、「', and: '」と「', after: '」に同意します（任意）' },
  slow: '通信に時間がかかっています。しばらくお待ちください',
  signedIn: 'ログインしました',
  signedInHint: '{app}に戻って続けてください',
  returnToApp: '{app}に戻る',
  tryAgain: 'もう一度試す',
  logInAgain: 'もう一度ログインする',
  switchByHand: '{app}を開けませんでした。手動で切り替えるか、もう一度お試しください',
  oneMoreStep: 'あと一歩です',
  logInThere: '{app}を開いて、もう一度ログインしてください',
  notFromApp: 'ログインは{app}から',
  notFromAppHint: '{app}を開いて「ログイン」をタップすると、電話番号だけでログインできます',
  validFor: '{time}以内に{app}に戻ってください',
  ok: 'OK',
  cannotOpen: '現在開けません。しばらくしてからもう一度お試しください',
  document: {
    openInBrowser: 'ブラウザーで次のアドレスを開いてお読みください：',
    copy: 'アドレスをコピー',
    copied: 'コピーしました。ブラウザーで開けます',
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
  contactSupport: 'サポートに問い合わせる',
  granted: '認証に成功しました',
  failures: {
    invalid_launch: {
      title: 'ログインできません',
      hint: 'リクエストに不備がありました。{app}を更新してください',
    },
    access_denied: {
      title: 'ログインをキャンセルしました',
      hint: '同意されなかったため、電話番号は{app}に提供されません',
    },
    wechat_outdated: {
      title: 'WeChatを更新してください',
      hint: 'WeChatのバージョンが古いためログインできません。更新後、{app}からもう一度ログインしてください',
    },
    login_unavailable: {
      title: 'ログインが完了していません',
      hint: 'ご本人の確認ができませんでした。しばらくしてからもう一度お試しください',
    },
    login_blocked: {
      title: 'ログインできません',
      hint: 'このアカウントではご利用になれません。{app}で別の方法をお選びください',
    },
    phone_not_permitted: {
      title: '電話番号を取得できません',
      hint: '{app}で別のログイン方法をお選びください',
    },
    phone_unavailable: {
      title: '電話番号を取得できません',
      hint: 'しばらくしてからもう一度お試しください',
    },
    network_unreachable: {
      title: '接続できません',
      hint: 'ネットワークを確認して、もう一度お試しください',
    },
    interrupted: {
      title: 'ログインが中断されました',
      hint: 'ログインが終わるまでこのページを離れずに、もう一度お試しください',
    },
    domain_not_listed: {
      title: '現在ご利用になれません',
      hint: '設定が完了していません。{app}で別のログイン方法をお選びください',
    },
    timed_out: {
      title: '応答がありません',
      hint: 'しばらくしてからもう一度お試しください',
    },
    refused: {
      title: 'ログインできませんでした',
      hint: '{app}で受け付けられませんでした。しばらくしてからもう一度お試しください',
    },
    too_many_requests: {
      title: '操作の回数が多すぎます',
      hint: 'しばらくしてからもう一度お試しください',
    },
    server_error: {
      title: 'エラーが発生しました',
      hint: '{app}側で問題が起きています。しばらくしてからもう一度お試しください',
    },
    bad_answer: {
      title: 'ログインが完了していません',
      hint: '予期しない応答がありました。しばらくしてからもう一度お試しください',
    },
    unknown_user: {
      title: 'アカウントがありません',
      hint: 'この電話番号は未登録です。{app}で登録してください',
    },
    user_locked: {
      title: 'アカウントがロックされています',
      hint: '{app}で解除方法をご確認ください',
    },
    user_disabled: {
      title: 'このアカウントは利用できません',
      hint: '{app}のサポートにお問い合わせください',
    },
    interaction_required: { title: 'あと一歩です', hint: '{app}でログインを続けてください' },
    expired: { title: 'ログインの期限が切れました', hint: 'もう一度ログインしてください' },
  },
}
