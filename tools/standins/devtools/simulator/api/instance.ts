import type { Element } from 'glass-easel'
import { component } from 'glass-easel-miniprogram-adapter'
import { play, stop, type Keyframe } from '../animate'
import type { Context } from '../context'
import { rootOf, tabBarOf } from '../pages'
import { type Caller, nodeIdOf } from './caller'
import { ElementObserver } from './intersection'
import { SelectorQuery } from './selector'

const { ComponentCaller } = component

type Heard = (result?: unknown) => void

const ROUTES = ['switchTab', 'reLaunch', 'redirectTo', 'navigateTo', 'navigateBack']
const nothing = (): void => undefined

/** What every page and component has besides what glass-easel's adapter gives it. */
export function instanceApi(context: Context): object {
  const ids = new WeakMap<object, number>()
  let lastId = 0
  const found = ({ _$: caller }: Caller, selector: string): readonly Element[] =>
    caller?.getShadowRoot()?.querySelectorAll(selector) ?? []
  const methods = {
    createSelectorQuery(this: Caller) {
      return new SelectorQuery(context, this)
    },
    createIntersectionObserver(this: Caller, options?: object) {
      return new ElementObserver(context, this, options)
    },
    getTabBar(this: Caller, heard?: Heard) {
      const tabBar = tabBarOf(this._$)
      if (tabBar && heard) context.faults.guard(() => heard(tabBar))
      return tabBar
    },
    getPageId(this: Caller) {
      const root = this._$ && rootOf(this._$)
      if (!root) return undefined
      const id = ids.get(root) ?? ++lastId
      ids.set(root, id)
      return `pageId:${id}`
    },
    animate(this: Caller, selector: string, frames: Keyframe[], ms = 0, heard?: unknown) {
      if (typeof heard === 'object') throw new Error('a ScrollTimeline is not in the simulator')
      context.layers.toView(() => {
        const played = found(this, selector).map((element) => play(element, frames, ms))
        void Promise.all(played).then(() => tell(heard))
      })
    },
    clearAnimation(this: Caller, selector: string, options?: unknown, heard = options) {
      context.layers.toView(() => {
        found(this, selector).forEach(stop)
        tell(heard)
      })
    },
    getAppBar: () => null,
    getPassiveEvent: nothing,
    setPassiveEvent: nothing,
    setInitialRenderingCache: nothing,
    setUpdatePerformanceListener: nothing,
    applyAnimatedStyle: absent('applyAnimatedStyle'),
    clearAnimatedStyle: absent('clearAnimatedStyle'),
  }
  function tell(heard: unknown): void {
    if (typeof heard === 'function') context.layers.toLogic(() => void heard())
  }
  const route = (name: string) => (options: object) => context.life.api(name)?.(options)
  const router = Object.fromEntries(ROUTES.map((name) => [name, route(name)]))
  const id = { get: nodeIdOfThis, configurable: true }
  Object.defineProperty(ComponentCaller.prototype, '__wxExparserNodeId__', id)
  return { ...methods, ...lookingUp(context), router, pageRouter: router, renderer: 'webview' }
}

/** What looks for components, which are there as soon as the data that leads to them is set. */
function lookingUp({ layers }: Context): object {
  const { selectComponent, selectAllComponents, getRelationNodes } = ComponentCaller.prototype
  const late = (look: CallableFunction) =>
    function (this: object, ...args: unknown[]): unknown {
      layers.catchUp()
      return Reflect.apply(look, this, args)
    }
  return {
    selectComponent: late(selectComponent),
    selectAllComponents: late(selectAllComponents),
    getRelationNodes: late(getRelationNodes),
  }
}

function nodeIdOfThis(this: Caller): string {
  return nodeIdOf(this)
}

function absent(name: string) {
  return (): never => {
    throw new Error(`${name} is not in the simulator`)
  }
}
