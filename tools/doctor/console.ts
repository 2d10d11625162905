import type { CompiledFiles } from '../compile/compile'
import type { Deployment, Tenant } from './fields'

/** The lines to paste into WeChat's console, 开发管理 → 开发设置. */
export interface Domains {
  /** 服务器域名, request 合法域名: what wx.request may reach. */
  readonly request: readonly string[]
  /** 业务域名: what a web-view may open. WeChat wants a file of its own at the root of each. */
  readonly business: readonly string[]
}

/** Of trial and release together, as the console keeps one list for both. DevTools is told not to check. */
export function domainsOf({ environments: { trial, release } }: Deployment): Domains {
  const tenants = [trial, release].flatMap(({ tenants }) => tenants)
  const published = tenants.flatMap(({ publicConfig }) =>
    publicConfig?.host ? [publicConfig.host] : [],
  )
  return {
    request: [...new Set([trial.host, release.host, ...published])].filter(Boolean),
    business: [...new Set(tenants.flatMap(({ businessDomains = [] }) => businessDomains))],
  }
}

/** An entry of 用户隐私保护指引 in WeChat's console, and where this build needs it. */
export interface Declaration {
  readonly item: string
  readonly calls: readonly string[]
  /** What this deployment does with it. */
  readonly use: string | undefined
}

const PHONE = '收集你的手机号'
const CLIPBOARD = '读取你的剪切板'

/**
 * WeChat's table of what each call must be declared as; UNSOURCED entries are not in it.
 * "小程序用户隐私保护指引内容介绍" in WeChat's documents, without what WeChat has withdrawn.
 */
const TABLE: Readonly<Record<string, RegExp>> = {
  '收集你的昵称、头像': /\bchooseAvatar\b|type="nickname"/g,
  收集你的位置信息: /\bget(Fuzzy)?Location\b|scope\.user(Fuzzy)?Location/g,
  收集你选择的位置信息: /\bchoosePoi\b|\bchooseLocation\b/g,
  收集你的地址: /\bchooseAddress\b/g,
  收集你的发票信息: /\bchooseInvoice(Title)?\b/g,
  收集你的微信运动步数: /\bgetWeRunData\b|scope\.werun/g,
  [PHONE]: /\bget(Realtime)?PhoneNumber\b/g,
  收集你的车牌号: /\bchooseLicensePlate\b/g,
  收集你选中的照片或视频信息: /\bchoose(Image|Media|Video)\b/g,
  收集你选中的文件: /\bchooseMessageFile\b/g,
  访问你的麦克风: /\bstartRecord\b|\bgetRecorderManager\b|\bjoinVoIPChat\b|scope\.record/g,
  访问你的摄像头: /\bcreateVKSession\b|<camera\b|<live-pusher\b|scope\.camera/g,
  访问你的蓝牙: /\bopenBluetoothAdapter\b|\bcreateBLEPeripheralServer\b|scope\.bluetooth/g,
  '使用你的相册（仅写入）权限': /\bsave(Image|Video)ToPhotosAlbum\b|scope\.writePhotosAlbum/g,
  '使用你的通讯录（仅写入）权限': /\baddPhoneContact\b/g,
  '使用你的日历（仅写入）权限': /\baddPhone(Repeat)?Calendar\b/g,
  调用你的加速传感器: /\bstartAccelerometer\b/g,
  调用你的磁场传感器: /\bstartCompass\b/g,
  调用你的方向传感器: /\bstartDeviceMotionListening\b/g,
  调用你的陀螺仪传感器: /\bstartGyroscope\b/g,
  [CLIPBOARD]: /\b[sg]etClipboardData\b/g,
}

/** What the compiled package calls that WeChat asks to declare. WeChat looks at the code too, not at what is used. */
export function declarationsOf(files: CompiledFiles, deployment: Deployment): Declaration[] {
  const code = Object.entries(files).filter(([path]) => /\.(js|wxml)$/.test(path))
  return Object.entries(TABLE).flatMap(([item, pattern]) => {
    const calls = new Set(code.flatMap(([, content]) => content.match(pattern) ?? []))
    if (calls.size === 0) return []
    return [{ item, calls: [...calls].sort(), use: useOf(item, deployment) }]
  })
}

function useOf(item: string, { environments: { release } }: Deployment): string | undefined {
  if (item === PHONE) {
    const names = release.tenants.flatMap(({ contracts }) => contracts.map(({ name }) => name))
    return `to log in by ${[...new Set(names)].join(', ')}`
  }
  if (item !== CLIPBOARD) return undefined
  const copied = release.tenants.flatMap(copiedDocuments)
  if (copied.length === 0) return 'to copy the link of a document whose page does not open'
  return `to copy the link of a document: ${[...new Set(copied)].join(', ')}`
}

/** Documents that are on no business domain, so that no page of the mini program can show them. */
function copiedDocuments({ agreements, businessDomains = [] }: Tenant): string[] {
  const urls = agreements.flatMap(({ url }) => Object.values(url).map(String))
  return urls.filter((url) => !businessDomains.some((origin) => url.startsWith(`${origin}/`)))
}
