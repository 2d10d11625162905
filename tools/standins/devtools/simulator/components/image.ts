import { parseAddress } from '../entry'
import { fileUrl } from '../api/files'
import { raise } from '../framework'
import { BuiltIn } from './built-in'
import type { Properties } from './names'

const SHADOW = `<style>
:host([mode="widthFix"]) { height: auto !important }
:host([mode="heightFix"]) { width: auto !important }
img { display: block; width: 100%; height: 100% }
:host([mode="aspectFit"]) img { object-fit: contain }
:host([mode="aspectFill"]) img { object-fit: cover }
:host([mode="widthFix"]) img { height: auto }
:host([mode="heightFix"]) img { width: auto }
:host([mode="center"]) img { object-fit: none }
img:not([src]) { visibility: hidden }
</style><img alt="" aria-hidden="true">`

/** https://developers.weixin.qq.com/miniprogram/dev/component/image.html */
export class ImageElement extends BuiltIn {
  static override readonly style: string = `
wx-image[hidden] { display: none }
wx-image { display: inline-block; width: 320px; height: 240px; overflow: hidden }
`
  static override readonly properties: Properties = {
    ...{ src: '', mode: 'scaleToFill', webp: false, lazyLoad: false, showMenuByLongpress: false },
  }
  private readonly picture: HTMLImageElement

  constructor() {
    super()
    const shadow = this.attachShadow({ mode: 'open' })
    shadow.innerHTML = SHADOW
    this.picture = shadow.querySelector('img') ?? new Image()
    this.picture.addEventListener('load', () => {
      const { naturalWidth: width, naturalHeight: height } = this.picture
      raise(this, 'load', { width, height })
    })
    this.picture.addEventListener('error', () =>
      raise(this, 'error', { errMsg: `GET ${this.getAttribute('src') ?? ''} failed` }),
    )
  }

  protected start(): void {
    if (!this.hasAttribute('role')) this.setAttribute('role', 'img')
  }

  protected override changed(property?: string): void {
    if (property !== undefined && property !== 'src') return
    const src = this.getAttribute('src')
    if (src) this.picture.src = this.resolve(src)
    else this.picture.removeAttribute('src')
  }

  /** A picture of the package, by its path from the root or from the file that shows it. */
  private resolve(src: string): string {
    const file = fileUrl(this.context, src)
    if (file !== undefined) return file
    if (/^(https?|data|blob):/.test(src)) return src
    const user = this.__wxElement?.ownerShadowRoot?.getHostNode().is ?? ''
    return this.context.program.assets[parseAddress(src, user).path] ?? src
  }
}
