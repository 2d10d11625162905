import type { Texts } from './zh-CN'

export const ja: Texts = {
  languageTag: 'ja-JP',
  purpose: '{app}への|ログインに|電話番号を|使用します',
  purposeWithoutPhone: '{app}に|ログインします',
  loginWithPhone: '電話番号で|ログイン',
  login: 'ログイン',
  form: {
    notNow: 'あとで',
    signingIn: 'ログイン中…',
    privacyGuide: 'プライバシー保護ガイド',
    consentTitle: '規約と|プライバシー',
    consentText: 'ログイン前に|ご確認ください',
    agreeAndContinue: '同意して|続ける',
    close: '閉じる',
  },
  // No line begins with a particle: a word joiner (U+2060) binds it to the bracket.
  agree: { before: '「', comma: '」、「', and: '」\u2060と|「', after: '」\u2060に|同意します' },
  agreeOptional: {
    before: '「',
    comma: '」、「',
    and: '」\u2060と|「',
    after: '」\u2060に|同意します|（任意）',
  },
  slow: '通信に|時間が|かかって|います。しばらく|お待ちください',
  signedIn: 'ログイン|しました',
  signedInHint: '{app}に|戻って|続けてください',
  returnToApp: '{app}|に戻る',
  tryAgain: 'もう一度|試す',
  logInAgain: 'もう一度|ログインする',
  switchByHand: '{app}を|開けませんでした。手動で|切り替えるか、もう一度|お試しください',
  oneMoreStep: 'あと一歩|です',
  logInThere: '{app}を|開いて、もう一度|ログイン|してください',
  notFromApp: '{app}|から|ログイン',
  notFromAppHint: '{app}を|開くと、電話番号だけで|ログインできます',
  validFor: '{time}以内に|お戻りください',
  ok: 'OK',
  cannotOpen: '現在開けません。しばらくしてからもう一度お試しください',
  document: {
    openInBrowser: 'ブラウザーで|次の|アドレスを|開いて|お読みください：',
    copy: 'アドレスをコピー',
    copied: 'コピーしました。ブラウザーで開けます',
    notCopied: '今はコピーできません。アドレスを長押しして選択してください',
  },
  account: {
    agreements: '規約とプライバシー',
    agreedOn: '{time}に|この端末で|同意済み',
    notAgreed: 'この端末では未同意です',
    takeBack: '同意を取り消す',
    deletion: 'アカウントの削除',
    contact: 'お問い合わせ',
  },
  deletionHint:
    '{app}の|設定から|アカウントと|データを|削除するか、{app}の|サポートに|お問い合わせください',
  contactSupport: 'サポートに|問い合わせる',
  granted: '認証に成功しました',
  stopped: 'ログインを|中止しました。いつでも|やり直せます',
  failures: {
    invalid_launch: {
      title: 'ログイン|できません',
      hint: 'リクエストに|不備が|ありました。{app}を|更新してください',
    },
    access_denied: {
      title: 'ログインを|キャンセル|しました',
      hint: '同意が|なかったため、電話番号は|{app}に|提供されません',
    },
    wechat_outdated: {
      title: 'WeChatを|更新して|ください',
      hint: 'WeChatの|バージョンが|古いため|ログイン|できません。更新後、{app}から|もう一度|ログイン|してください',
    },
    login_unavailable: {
      title: 'ログインが|完了して|いません',
      hint: 'ご本人の|確認が|できませんでした。しばらくしてから|もう一度|お試しください',
    },
    login_blocked: {
      title: 'ログイン|できません',
      hint: 'この|アカウントでは|ご利用に|なれません。{app}で|別の方法を|お選びください',
    },
    phone_not_permitted: {
      title: '電話番号を|取得|できません',
      hint: '{app}で|別の|ログイン方法を|お選びください',
    },
    phone_unavailable: {
      title: '電話番号を|取得|できません',
      hint: 'しばらくしてから|もう一度|お試しください',
    },
    network_unreachable: {
      title: '接続|できません',
      hint: 'ネットワークを|確認して、もう一度|お試しください',
    },
    interrupted: {
      title: 'ログインが|中断|されました',
      hint: 'ログインが|終わるまで|このページを|離れずに、もう一度|お試しください',
    },
    domain_not_listed: {
      title: '現在|ご利用に|なれません',
      hint: '設定が|完了して|いません。{app}で|別の|ログイン方法を|お選びください',
    },
    timed_out: {
      title: '応答が|ありません',
      hint: 'しばらくしてから|もう一度|お試しください',
    },
    refused: {
      title: 'ログイン|できません|でした',
      hint: '受け付け|られません|でした。しばらくしてから|もう一度|お試しください',
    },
    too_many_requests: {
      title: '操作の|回数が|多すぎます',
      hint: 'しばらくしてから|もう一度|お試しください',
    },
    server_error: {
      title: 'エラーが|発生しました',
      hint: '{app}側で|問題が|起きています。しばらくしてから|もう一度|お試しください',
    },
    bad_answer: {
      title: 'ログインが|完了して|いません',
      hint: '予期しない|応答が|ありました。しばらくしてから|もう一度|お試しください',
    },
    unknown_user: {
      title: 'アカウントが|ありません',
      hint: 'この|電話番号は|未登録です。{app}で|登録してください',
    },
    user_locked: {
      title: 'アカウントが|ロックされて|います',
      hint: '{app}で|解除方法を|ご確認ください',
    },
    user_disabled: {
      title: 'この|アカウントは|利用|できません',
      hint: '{app}の|サポートに|お問い合わせください',
    },
    interaction_required: { title: 'あと一歩|です', hint: '{app}で|ログインを|続けてください' },
    expired: { title: 'ログインの|期限が|切れました', hint: 'もう一度|ログイン|してください' },
  },
}
