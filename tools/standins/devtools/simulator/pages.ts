import type { GeneralComponent } from 'glass-easel'
import type { Root } from 'glass-easel-miniprogram-adapter'
import type { Code } from './code'
import type { PageAddress, Query } from './entry'
import type { EventChannel } from './event-channel'
import type { Faults } from './faults'
import type { Layers } from './layers'
import type { PageInstance, RunningPage } from './simulator'

/** Who is told what pages do. */
export interface Spectator {
  ready(): void
  setData(patch: unknown): void
}

/** A page from onLoad to onUnload. */
export class OpenPage implements RunningPage {
  readonly id: number
  readonly address: PageAddress
  readonly path: string
  readonly query: Query
  readonly instance: PageInstance
  readonly element: HTMLElement
  title: string | undefined
  /** The way to the page that opened this one, if one did. */
  opener: EventChannel | undefined
  private readonly root: Root
  private tabBar: Root | undefined
  private shown = false
  private unloaded = false
  private listens = false
  private readonly faults: Faults
  private readonly layers: Layers

  constructor(
    id: number,
    address: PageAddress,
    code: Code,
    faults: Faults,
    layers: Layers,
    spectator: Spectator,
  ) {
    this.id = id
    this.faults = faults
    this.layers = layers
    this.address = address
    this.path = address.path
    this.query = address.query
    this.root = code.createPage(address.path, address.rawQuery)
    this.instance = this.root.get() as unknown as PageInstance
    this.element = this.root.getComponent().getBackendElement() as unknown as HTMLElement
    Object.assign(this.instance, {
      ...{ route: this.path, __route__: this.path, options: { ...this.query } },
      getOpenerEventChannel: () => this.opener ?? {},
    })
    watchSetData(this.instance, layers, spectator)
  }

  get isReady(): boolean {
    return this.listens
  }

  /** A tab bar of the program's own belongs to the page it is drawn on. */
  bringTabBar(tabBar: Root | undefined): void {
    if (!tabBar) return
    this.tabBar = tabBar
    for (const root of [this.root, tabBar]) tabBars.set(root.getComponent(), tabBar.get())
  }

  /** The page's components come to life; in the frame it is when the frame has heard of it. */
  attach(frame: HTMLElement): void {
    attachRoot(this.root)
    if (this.tabBar) {
      attachRoot(this.tabBar)
      this.element.append(this.tabBar.getComponent().getBackendElement() as unknown as HTMLElement)
    }
    this.layers.toView(() => {
      if (this.unloaded) return
      frame.append(this.element)
      this.listens = true
    })
  }

  load(): void {
    // The page may keep and change what it is given.
    this.call('onLoad', { ...this.query })
  }

  show(): void {
    if (this.shown || this.unloaded) return
    this.shown = true
    this.element.hidden = false
    this.call('onShow')
    this.lifetime('show')
  }

  hide(covered: boolean): void {
    if (!this.shown) return
    this.shown = false
    this.call('onHide')
    this.lifetime('hide')
    if (covered) this.element.hidden = true
  }

  /** Resolves when the page was drawn for the first time, or left before. */
  ready(): Promise<void> {
    return new Promise((done) => {
      const drawn = (): void => {
        if (!this.unloaded) this.call('onReady')
        done()
      }
      this.layers.toView(() => {
        requestAnimationFrame(() => setTimeout(() => this.layers.toLogic(drawn)))
      })
    })
  }

  redraw(): void {
    this.root.getComponent().applyTemplateUpdates()
    this.tabBar?.getComponent().applyTemplateUpdates()
  }

  unload(): void {
    if (this.unloaded) return
    this.shown = false
    this.unloaded = true
    this.call('onUnload')
    this.root.release()
    this.tabBar?.release()
    this.element.remove()
  }

  call(method: string, ...args: unknown[]): void {
    const own = this.instance[method]
    if (typeof own !== 'function') return
    this.faults.guard((): unknown => Reflect.apply(own, this.instance, args))
  }

  private lifetime(name: 'show' | 'hide'): void {
    this.root.getComponent().triggerPageLifetime(name, [])
    this.tabBar?.getComponent().triggerPageLifetime(name, [])
  }
}

/** By the root of the page it is drawn on, and by its own. */
const tabBars = new WeakMap<object, object>()

/** Of the page that a component is on, or is; null without one, as in WeChat. */
export function tabBarOf(component: GeneralComponent | undefined): object | null {
  return (component && tabBars.get(rootOf(component))) ?? null
}

/** The page that a component is on, or is. */
export function rootOf(component: GeneralComponent): GeneralComponent {
  const host = component.ownerShadowRoot?.getHostNode()
  return host ? rootOf(host) : component
}

/** Brings it to life; the framework wants a place for that. */
function attachRoot(root: Root): void {
  const holder = document.createElement('div')
  const placeholder = holder.appendChild(document.createElement('div'))
  root.attach(holder as never, placeholder as never)
}

/** At the method that every page and component inherits, once for all. */
function watchSetData(instance: PageInstance, layers: Layers, spectator: Spectator): void {
  const base = prototypeWith(instance, 'setData')
  if (!base || watched.has(base)) return
  watched.add(base)
  const setData = base.setData
  base.setData = function (patch: unknown, done?: () => void) {
    spectator.setData(patch)
    setData.call(this, patch)
    // Called when the page has drawn it.
    if (done) layers.toView(() => layers.toLogic(() => done.call(this)))
  }
}

interface Caller {
  setData(patch: unknown, done?: () => void): void
}

const watched = new WeakSet<object>()

function prototypeWith(instance: object, name: string): Caller | undefined {
  let at: unknown = instance
  while (at && !Object.prototype.hasOwnProperty.call(at, name)) at = Object.getPrototypeOf(at)
  return (at ?? undefined) as Caller | undefined
}
