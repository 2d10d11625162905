import type { Texts } from './index'

const ja: Texts = {
  purpose: '{app}がログインのために電話番号の利用を求めています',
  purposeWithoutPhone: '{app}がログインを求めています',
  loginWithPhone: '電話番号でログイン',
  login: 'ログイン',
  notNow: '今はしない',
  signingIn: 'ログイン中…',
  agreePrefix: '次の内容を読み、同意します：',
  privacyGuide: 'プライバシー保護ガイド',
  consentTitle: 'ご確認と同意のお願い',
  consentText: 'ログインの前に次の内容をお読みください：',
  agreeAndContinue: '同意して続ける',
  close: '閉じる',
  signedIn: 'ログインしました',
  signedInHint: '{app}に戻って続けてください',
  returnToApp: '{app}に戻る',
  tryAgain: 'もう一度試す',
  logInAgain: 'もう一度ログインする',
  switchByHand: '{app}を自動で開けませんでした。手動で切り替えるか、もう一度お試しください',
  cannotReturn: '{app}に手動で切り替えて、もう一度ログインしてください',
  notFromApp: 'ここは{app}のログインページです',
  notFromAppHint: '{app}を開いて「ログイン」をタップすると、電話番号だけでログインできます',
  granted: '認証に成功しました',
  failures: {
    invalid_launch: {
      title: 'ログインできません',
      hint: '{app}からのリクエストが正しくありません。{app}を更新してからお試しください',
    },
    access_denied: {
      title: 'ログインをキャンセルしました',
      hint: '同意されなかったため、電話番号は{app}に渡されません',
    },
    login_unavailable: {
      title: 'ログインが完了していません',
      hint: 'ご本人の確認ができませんでした。しばらくしてからお試しください',
    },
    phone_unavailable: {
      title: '電話番号を取得できません',
      hint: '{app}に戻り、別の方法でログインしてください',
    },
    network_unreachable: {
      title: '接続できません',
      hint: 'ネットワークを確認して、もう一度お試しください',
    },
    timed_out: {
      title: '時間切れです',
      hint: 'サーバーからの応答がありません。しばらくしてからお試しください',
    },
    refused: {
      title: 'ログインが認められませんでした',
      hint: '{app}のサーバーがこのログインを受け付けませんでした。しばらくしてからお試しください',
    },
    bad_answer: {
      title: 'ログインが完了していません',
      hint: 'サーバーからの応答を読み取れませんでした。しばらくしてからお試しください',
    },
    expired: {
      title: 'ログインの期限が切れました',
      hint: '結果が無効になりました。もう一度ログインしてください',
    },
  },
}

export default ja
