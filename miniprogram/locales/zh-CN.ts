/**
 * The source: every other language must have the same keys. `{app}` is the brand's name.
 * Before the phone button no text may name WeChat (review rule 5.14.4); `wechat_outdated` has no phone button.
 */
export const zhCN = {
  /** The language as backends know it (BCP 47). */
  languageTag: 'zh-CN',
  purpose: '{app}申请使用你的手机号完成登录',
  purposeWithoutPhone: '{app}邀请你登录',
  loginWithPhone: '手机号快捷登录',
  login: '登录',
  form: {
    notNow: '暂不登录',
    signingIn: '正在登录…',
    agreePrefix: '我已阅读并同意',
    agreeOptional: '（可选）我同意',
    privacyGuide: '《隐私保护指引》',
    consentTitle: '请先阅读并同意',
    consentText: '登录前，请阅读以下文件：',
    agreeAndContinue: '同意并继续',
    close: '关闭',
  },
  signedIn: '登录成功',
  signedInHint: '返回{app}即可继续使用',
  returnToApp: '返回{app}',
  tryAgain: '重试',
  logInAgain: '重新登录',
  switchByHand: '暂时无法自动返回，请手动切换到{app}，或再试一次',
  cannotReturn: '请手动切换到{app}，并在那里重新登录',
  notFromApp: '这里是{app}的登录页',
  notFromAppHint: '请打开{app}，点击“登录”，即可用手机号快捷登录',
  validFor: '请在 {time} 内返回{app}',
  /** On the button of WeChat's dialog, which takes 4 characters at most. */
  ok: '好的',
  cannotOpen: '暂时无法打开，请稍后再试',
  document: {
    openInBrowser: '请在浏览器中打开以下网址阅读：',
    copy: '复制网址',
    copied: '已复制，请粘贴到浏览器中打开',
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
  deletionHint: '请在{app}的设置中注销账号并删除数据，或联系{app}客服',
  granted: '授权成功',
  failures: {
    invalid_launch: { title: '无法登录', hint: '{app}发来的登录请求不完整，请更新{app}后再试' },
    access_denied: { title: '已取消登录', hint: '你没有授权，{app}不会获得你的手机号' },
    wechat_outdated: {
      title: '请更新微信',
      hint: '当前微信版本过低，无法登录。请更新微信，再从{app}重新登录',
    },
    login_unavailable: { title: '登录未完成', hint: '暂时无法确认你的身份，请稍后重试' },
    login_blocked: {
      title: '暂时无法登录',
      hint: '当前账号无法使用此登录方式，请返回{app}换一种方式',
    },
    phone_unavailable: { title: '无法获取手机号', hint: '请返回{app}，换一种方式登录' },
    network_unreachable: { title: '网络连接失败', hint: '请检查网络后重试' },
    interrupted: { title: '登录被中断', hint: '登录时请不要离开此页面，请重试' },
    domain_not_listed: {
      title: '登录暂不可用',
      hint: '{app}的登录服务尚未配置完成，请返回{app}换一种方式',
    },
    timed_out: { title: '网络超时', hint: '服务器响应太慢，请稍后重试' },
    refused: { title: '登录未通过', hint: '{app}的服务器拒绝了这次登录，请稍后重试' },
    too_many_requests: { title: '操作太频繁', hint: '请稍等片刻再试' },
    server_error: { title: '服务繁忙', hint: '{app}的服务器出了点问题，请稍后重试' },
    bad_answer: { title: '登录未完成', hint: '服务器返回了无法识别的内容，请稍后重试' },
    unknown_user: { title: '账号不存在', hint: '这个手机号还没有{app}账号，请返回{app}注册' },
    user_locked: { title: '账号已锁定', hint: '请返回{app}了解如何解锁' },
    user_disabled: { title: '账号已停用', hint: '如有疑问，请联系{app}客服' },
    interaction_required: { title: '还差一步', hint: '请返回{app}继续完成登录' },
    expired: { title: '登录已过期', hint: '登录结果已失效，请重新登录' },
  },
}

export type Texts = typeof zhCN
