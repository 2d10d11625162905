import { holder } from '../api/absent'
import { BuiltIn } from './built-in'

const SHADOW = `<style>
div { position: absolute; inset: 0; overflow: hidden; outline: 1px dashed; outline-offset: -1px;
  font: 10px/1.4 sans-serif; opacity: 0.6; pointer-events: none }
</style><slot></slot>`

/** A component of WeChat's that the simulator leaves to DevTools: a box of its size with its name, around what is in it. */
export class AbsentElement extends BuiltIn {
  static override readonly style = `
wx-swiper, wx-movable-area, wx-movable-view, wx-canvas, wx-map, wx-video, wx-camera, wx-live-player,
  wx-live-pusher, wx-slider, wx-progress, wx-picker-view, wx-editor, wx-audio, wx-ad, wx-share-element {
  position: relative; display: block }
wx-movable-area, wx-movable-view { width: 10px; height: 10px }
wx-movable-view { position: absolute }
wx-swiper { height: 150px; overflow: hidden }
wx-swiper-item { display: block; height: 100%; overflow: hidden }
wx-canvas, wx-map { width: 300px; height: 150px }
wx-video, wx-live-player, wx-live-pusher, wx-camera { display: inline-block; width: 300px; height: 225px }
wx-slider { height: 18px; margin: 10px 18px }
wx-progress { display: flex; height: 6px }
wx-editor { min-height: 200px }
wx-audio { display: inline-block; min-width: 302px; height: 67px }
`
  protected start(): void {
    const shadow = this.attachShadow({ mode: 'open' })
    shadow.innerHTML = SHADOW
    const label = document.createElement('div')
    label.textContent = `<${this.#name}> is not in the simulator`
    shadow.append(label)
  }

  /** A canvas, or the context of another one: what is asked of it says that the simulator has none. */
  override node(): object {
    return holder(this.#name)
  }

  get #name(): string {
    return this.localName.replace(/^wx-/, '')
  }
}
