import { BuiltIn } from './built-in'

const METHODS: Readonly<Record<string, string>> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
  exit: 'exitMiniProgram',
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/navigator.html */
export class NavigatorElement extends BuiltIn {
  protected start(): void {
    this.beControl('link', () => {
      const name = METHODS[this.getAttribute('open-type') ?? 'navigate']
      const method = name && this.context.life.api(name)
      const delta = Number(this.getAttribute('delta') ?? 1)
      if (method) method({ url: this.getAttribute('url') ?? '', delta, fail: () => undefined })
    })
  }
}
