import { raise } from '../framework'
import { BuiltIn } from './built-in'

const METHODS: Readonly<Record<string, string>> = {
  navigate: 'navigateTo',
  navigateTo: 'navigateTo',
  redirect: 'redirectTo',
  redirectTo: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
  navigateBack: 'navigateBack',
  exit: 'exitMiniProgram',
}

/** With `target="miniProgram"`. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  navigate: 'navigateToMiniProgram',
  navigateBack: 'navigateBackMiniProgram',
  exit: 'exitMiniProgram',
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/navigator.html */
export class NavigatorElement extends BuiltIn {
  static override readonly style = `
wx-navigator { display: block }
wx-navigator[hidden] { display: none }
.navigator-hover { background-color: rgba(0, 0, 0, 0.1); opacity: 0.7 }
@media (prefers-color-scheme: dark) {
  .navigator-hover { background-color: rgba(255, 255, 255, 0.1) }
}
`
  static override readonly properties = {
    ...{ target: 'self', url: '', openType: 'navigate', delta: 1, redirect: false, appId: '' },
    ...{ path: '', extraData: '', version: 'release', shortLink: '' },
    ...{ hoverClass: '', hoverStopPropagation: false },
    ...{ hoverStartTime: 50, hoverStayTime: 600 },
  }
  private locked = false

  protected start(): void {
    this.beControl('link', () => this.follow())
  }

  /** For a second after a tap WeChat follows no other one. */
  private follow(): void {
    const name = this.method()
    const api = name === undefined ? undefined : this.context.life.api(name)
    if (name !== 'navigateBack' && name !== 'exitMiniProgram' && !this.hasAim()) {
      this.complain(
        '<navigator/> should have url attribute when using navigateTo, redirectTo or switchTab',
      )
    } else if (!api) {
      this.complain(`<navigator/> with invalid openType ${this.text('openType')}`)
    } else if (!this.locked) {
      this.locked = true
      this.context.time.start(() => (this.locked = false), 1000)
      this.context.layers.toLogic(() => void api(this.options()))
    }
  }

  private method(): string | undefined {
    const type = this.text('openType')
    if (this.text('target') === 'miniProgram') return ELSEWHERE[type]
    return this.isOn('redirect') ? 'redirectTo' : METHODS[type]
  }

  private hasAim(): boolean {
    const isElsewhere = this.text('target') === 'miniProgram'
    return (isElsewhere ? ['appId', 'shortLink'] : ['url']).some((name) => this.text(name) !== '')
  }

  private options(): object {
    const telling = ['success', 'fail', 'complete'].map((name) => [
      name,
      (result: object) => raise(this, name, result),
    ])
    const { url, delta, appId, path, extraData, version, shortLink } = this.properties()
    const elsewhere = { appId, path, extraData, envVersion: version, shortLink }
    return { url, delta, ...elsewhere, ...(Object.fromEntries(telling) as object) }
  }

  private complain(message: string): void {
    this.context.events.emit('console', 'error', [message])
    raise(this, 'fail', message)
    raise(this, 'complete', message)
  }
}
