import type { Texts } from './index'

const zhTW: Texts = {
  purpose: '{app}想使用你的手機號碼完成登入',
  purposeWithoutPhone: '{app}邀請你登入',
  loginWithPhone: '以手機號碼快速登入',
  login: '登入',
  notNow: '暫不登入',
  signingIn: '登入中…',
  agreePrefix: '我已閱讀並同意',
  privacyGuide: '《隱私權保護指引》',
  consentTitle: '請先閱讀並同意',
  consentText: '登入前，請閱讀以下文件：',
  agreeAndContinue: '同意並繼續',
  close: '關閉',
  signedIn: '登入成功',
  signedInHint: '返回{app}即可繼續使用',
  returnToApp: '返回{app}',
  tryAgain: '重試',
  logInAgain: '重新登入',
  switchByHand: '暫時無法自動返回，請自行切換到{app}，或再試一次',
  cannotReturn: '請自行切換到{app}，並在那裡重新登入',
  notFromApp: '這裡是{app}的登入頁',
  notFromAppHint: '請開啟{app}，點選「登入」，即可用手機號碼快速登入',
  granted: '授權成功',
  failures: {
    invalid_launch: { title: '無法登入', hint: '{app}送來的登入請求不完整，請更新{app}後再試' },
    access_denied: { title: '已取消登入', hint: '你沒有授權，{app}不會取得你的手機號碼' },
    login_unavailable: { title: '登入未完成', hint: '暫時無法確認你的身分，請稍後再試' },
    phone_unavailable: { title: '無法取得手機號碼', hint: '請返回{app}，改用其他方式登入' },
    network_unreachable: { title: '網路連線失敗', hint: '請檢查網路後再試' },
    timed_out: { title: '連線逾時', hint: '伺服器回應太慢，請稍後再試' },
    refused: { title: '登入未通過', hint: '{app}的伺服器拒絕了這次登入，請稍後再試' },
    bad_answer: { title: '登入未完成', hint: '伺服器回傳了無法識別的內容，請稍後再試' },
    expired: { title: '登入已過期', hint: '登入結果已失效，請重新登入' },
  },
}

export default zhTW
