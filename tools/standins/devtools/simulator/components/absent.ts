import { holder } from '../api/absent'
import { BuiltIn } from './built-in'
import { ABSENT, camelCase, type Properties } from './names'

const SHADOW = `<style>
div { position: absolute; inset: 0; outline: 1px dashed #888; outline-offset: -1px; pointer-events: none }
span { position: absolute; right: 0; bottom: min(0px, 50% - 7px); box-sizing: border-box; max-width: 100%;
  padding: 0 4px; overflow: hidden; background: #666; color: #fff; font: 10px/14px sans-serif;
  text-overflow: ellipsis; white-space: nowrap }
:host(:is(wx-swiper-item, wx-picker-view-column)) div { display: none }
</style><slot></slot>`

const ALL = ABSENT.map((name) => `wx-${name}`).join(', ')

/** A component of WeChat's that the simulator leaves to DevTools: a box of its size with its name, around what is in it. */
export class AbsentElement extends BuiltIn {
  static override readonly style = `
:is(${ALL}) { position: relative; display: block; min-height: 14px }
wx-movable-area, wx-movable-view { width: 10px; height: 10px; min-height: 0 }
wx-movable-view { position: absolute }
wx-swiper { display: flex; height: 150px; overflow: auto hidden; scroll-snap-type: x mandatory;
  scrollbar-width: none }
wx-swiper[vertical] { flex-direction: column; overflow: hidden auto; scroll-snap-type: y mandatory }
wx-swiper-item { flex: none; width: 100%; height: 100%; overflow: hidden; scroll-snap-align: start }
wx-picker-view { display: flex; overflow: hidden }
wx-picker-view-column { flex: 1; height: 100%; overflow: hidden auto; scrollbar-width: none }
wx-canvas, wx-map { width: 300px; height: 150px }
wx-video, wx-live-player, wx-channel-video { display: inline-block; width: 300px; height: 225px }
wx-channel-live { aspect-ratio: 3 / 4 }
wx-slider { height: 18px; margin: 10px 18px }
wx-progress { display: flex; height: 6px; min-height: 0 }
wx-editor { height: 200px; min-height: 200px }
wx-audio { display: inline-block; min-width: 302px; height: 67px }
wx-open-data { display: inline-block; min-width: 64px }
wx-official-account { min-width: 300px; height: 84px }
wx-voip-room { width: 33% }
:is(${ALL})[hidden] { display: none }
`
  private readonly given = new Map<string, unknown>()

  protected start(): void {
    const shadow = this.attachShadow({ mode: 'open' })
    shadow.innerHTML = SHADOW
    const label = document.createElement('span')
    label.textContent = `${this.#name} is not in the simulator`
    const box = document.createElement('div')
    box.append(label)
    shadow.append(box)
  }

  override taken(attribute: string, value: unknown): unknown {
    if (attribute !== 'hidden') this.given.set(camelCase(attribute), value)
    return super.taken(attribute, value)
  }

  /** What the template gives, as it is given. */
  override properties(): Properties {
    return Object.fromEntries(this.given)
  }

  override property(name: string): unknown {
    return this.given.get(name)
  }

  /** A canvas, or the context of another one: what is asked of it says that the simulator has none. */
  override node(): object {
    return holder(this.#name)
  }

  get #name(): string {
    return this.localName.replace(/^wx-/, '')
  }
}
