/**
 * The source: every other language must have the same keys. `{app}` is the brand's name. Chinese and Japanese lines
 * break at `|`, and after punctuation: a phone would break inside a word.
 * Before the phone button no text may name WeChat (review rule 5.14.4); `wechat_outdated` has no phone button.
 */
export const zhCN = {
  /** The language as backends know it (BCP 47). */
  languageTag: 'zh-CN',
  purpose: '{app}|申请使用|你的手机号|完成登录',
  purposeWithoutPhone: '登录后|继续使用|{app}',
  loginWithPhone: '手机号|快捷登录',
  login: '登录',
  form: {
    notNow: '暂不登录',
    signingIn: '正在登录…',
    privacyGuide: '《隐私保护指引》',
    consentTitle: '用户协议|与隐私保护',
    consentText: '为保障你的权益，请阅读并同意：',
    agreeAndContinue: '同意并继续',
    close: '关闭',
  },
  /** What the person ticks: `before`, the documents with `comma` between them and `and` before the last, `after`. */
  agree: { before: '我已阅读并同意', comma: '、', and: '和', after: '' },
  /** The same for a document that nobody has to agree to. */
  agreeOptional: { before: '（可选）我已阅读并同意', comma: '、', and: '和', after: '' },
  /** Under a login that takes longer than usual. */
  slow: '网络有点慢，请稍候',
  signedIn: '登录成功',
  signedInHint: '返回{app}|即可继续使用',
  returnToApp: '返回|{app}',
  tryAgain: '重试',
  logInAgain: '重新登录',
  switchByHand: '没能打开|{app}，请手动切换，或再试一次',
  /** The title of a login that worked, and whose result cannot reach the app. */
  oneMoreStep: '还差一步',
  /** Where nothing on this page leads on. */
  logInThere: '请打开|{app}，在那里重新登录',
  notFromApp: '请在|{app}|中登录',
  notFromAppHint: '打开{app}，用手机号|即可登录',
  validFor: '请在 {time} 内返回',
  /** On the button of WeChat's dialog, which takes 4 characters at most. */
  ok: '好的',
  cannotOpen: '暂时无法打开，请稍后再试',
  document: {
    openInBrowser: '请在浏览器中|打开以下网址|阅读：',
    copy: '复制网址',
    copied: '已复制，可在浏览器中打开',
    notCopied: '暂时无法复制，请长按网址选取',
  },
  account: {
    agreements: '协议与隐私',
    agreedOn: '已于 {time} 在这部手机上同意',
    notAgreed: '尚未在这部手机上同意',
    takeBack: '撤回同意',
    deletion: '注销账号',
    contact: '联系我们',
  },
  deletionHint: '请在|{app}的设置中|注销账号|并删除数据，或联系|{app}客服',
  /** The button that opens a chat with the brand's support. */
  contactSupport: '联系客服',
  granted: '授权成功',
  /** Under a login that the person gave up while it was under way: the backend may know the number already. */
  stopped: '登录已停止，你可以随时重新登录',
  /** A hint may say "try again" only if the kind can be retried, and never "return": there may be no way back. */
  failures: {
    invalid_launch: { title: '无法登录', hint: '登录请求不完整，请更新|{app}|后再试' },
    access_denied: { title: '已取消登录', hint: '你没有授权，{app}|不会获得|你的手机号' },
    wechat_outdated: {
      title: '请更新微信',
      hint: '当前微信版本过低，无法登录。请更新微信，再从|{app}|重新登录',
    },
    login_unavailable: { title: '登录未完成', hint: '暂时无法确认|你的身份，请稍后重试' },
    login_blocked: {
      title: '暂时无法登录',
      hint: '当前账号|无法使用|此登录方式，请在|{app}中|换一种方式',
    },
    phone_not_permitted: { title: '无法获取|手机号', hint: '请在|{app}中|换一种方式登录' },
    phone_unavailable: { title: '无法获取|手机号', hint: '请稍后重试' },
    network_unreachable: { title: '网络连接失败', hint: '请检查网络后重试' },
    interrupted: { title: '登录被中断', hint: '登录完成前|请勿离开|此页面。请重试' },
    domain_not_listed: {
      title: '登录暂不可用',
      hint: '登录服务|尚未配置完成，请在|{app}中|换一种方式登录',
    },
    timed_out: { title: '网络超时', hint: '网络不太稳定，请稍后重试' },
    refused: { title: '登录失败', hint: '这次登录没有通过，请稍后重试' },
    too_many_requests: { title: '操作太频繁', hint: '请稍等片刻再试' },
    server_error: { title: '服务异常', hint: '{app}|出了点问题，请稍后重试' },
    bad_answer: { title: '登录未完成', hint: '登录出了点问题，请稍后重试' },
    unknown_user: { title: '账号不存在', hint: '这个手机号|还没有|{app}账号，请在|{app}中注册' },
    user_locked: { title: '账号已锁定', hint: '请在|{app}中|了解如何解锁' },
    user_disabled: { title: '账号已停用', hint: '如有疑问，请联系|{app}客服' },
    interaction_required: { title: '还差一步', hint: '请在|{app}中|继续完成登录' },
    expired: { title: '登录已过期', hint: '请重新登录' },
  },
}

export type Texts = typeof zhCN
