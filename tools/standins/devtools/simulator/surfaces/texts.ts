const ENGLISH = {
  phoneTitle: 'requests',
  phonePurpose: 'Get and verify your mobile number',
  phoneBound: 'Number bound to WeChat',
  phoneOther: 'Use another number',
  privacyTitle: 'User Privacy Protection Notice',
  privacyText: (contract: string) =>
    `Before you use this service, read ${contract}. If you agree, tap Agree to continue.`,
  contract: (app: string) => `“${app} User Privacy Protection Guide”`,
  contractText: (app: string) => `This is where the privacy guide of ${app} is shown by WeChat.`,
  allow: 'Allow',
  deny: 'Deny',
  agree: 'Agree',
  confirm: 'OK',
  cancel: 'Cancel',
  notFound: 'Page does not exist',
  close: 'Close',
  back: 'Back',
  more: 'More',
  contact: 'Customer service opens here',
  settings: 'Settings',
  scopes: {
    'scope.userInfo': 'Get your nickname and profile photo',
    'scope.userLocation': 'Get your location',
    'scope.userFuzzyLocation': 'Get your approximate location',
    'scope.userLocationBackground': 'Get your location in the background',
    'scope.record': 'Use your microphone',
    'scope.camera': 'Use your camera',
    'scope.bluetooth': 'Use Bluetooth',
    'scope.writePhotosAlbum': 'Save to your album',
    'scope.addPhoneContact': 'Add to your contacts',
    'scope.addPhoneCalendar': 'Add to your calendar',
    'scope.werun': 'Get your WeRun data',
  },
}

export type Scope = keyof (typeof ENGLISH)['scopes']

/** Whether there is something that a person is asked for under this name. */
export function isScope(name: unknown): name is Scope {
  return typeof name === 'string' && Object.hasOwn(ENGLISH.scopes, name)
}

/** What WeChat's own surfaces say. */
export type Texts = typeof ENGLISH

const CHINESE: Texts = {
  phoneTitle: '申请',
  phonePurpose: '获取并验证你的手机号',
  phoneBound: '微信绑定号码',
  phoneOther: '使用其它号码',
  privacyTitle: '用户隐私保护提示',
  privacyText: (contract) =>
    `在你使用服务之前，请仔细阅读${contract}。如你同意，请点击“同意”开始使用。`,
  contract: (app) => `《${app}用户隐私保护指引》`,
  contractText: (app) => `微信在此处展示${app}的用户隐私保护指引。`,
  allow: '允许',
  deny: '拒绝',
  agree: '同意',
  confirm: '确定',
  cancel: '取消',
  notFound: '页面不存在',
  close: '关闭',
  back: '返回',
  more: '更多',
  contact: '客服会话',
  settings: '设置',
  scopes: {
    'scope.userInfo': '获取你的昵称、头像',
    'scope.userLocation': '获取你的位置信息',
    'scope.userFuzzyLocation': '获取你的模糊位置信息',
    'scope.userLocationBackground': '在后台获取你的位置信息',
    'scope.record': '使用你的麦克风',
    'scope.camera': '使用你的摄像头',
    'scope.bluetooth': '使用你的蓝牙',
    'scope.writePhotosAlbum': '保存到你的相册',
    'scope.addPhoneContact': '添加到你的联系人',
    'scope.addPhoneCalendar': '添加到你的日历',
    'scope.werun': '获取你的微信运动步数',
  },
}

/** WeChat speaks the person's language; here Chinese or else English. */
export function textsFor(language: string): Texts {
  return language.startsWith('zh') ? CHINESE : ENGLISH
}
