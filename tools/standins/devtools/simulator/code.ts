import { MiniProgramEnv, type CodeSpace, type Root } from 'glass-easel-miniprogram-adapter'
import type * as glassEasel from 'glass-easel'
import { kindOf } from './api/failure'
import { styleScope } from '../build/style-scope'
import type { Program } from '../program'
import { WxBehaviors } from './behaviors'
import type { Faults } from './faults'
import { templatesBehind } from './framework'
import type { Layers } from './layers'
import { oldStyles, type OldPhone } from './old-phone'
import { PageBackend } from './page-backend'
import { Wxs } from './wxs'

/** A part of CodeSpace which its types leave out. */
interface OptionsMaker {
  prepareComponentOptions(path: string, options: unknown): [options: object, isolation: unknown]
}

/** What a component may say of its styles in its script as well as in its JSON. */
interface StyleOptions {
  readonly addGlobalClass?: boolean
  readonly styleIsolation?: string
}

interface Constructors {
  Page(definition: object): unknown
  Component(definition?: object): unknown
  Behavior: ((definition?: object) => unknown) & { readonly trait: unknown }
}

/** https://developers.weixin.qq.com/miniprogram/dev/framework/ability/custom-tabbar.html */
const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

/** The program's pages and components as glass-easel knows them, for one run. */
export class Code {
  readonly backend: PageBackend
  readonly behaviors: WxBehaviors
  /** `Page`, `Component` and `Behavior`, in whatever module: they are of the page or component whose script runs. */
  readonly constructors: Constructors
  private readonly space: CodeSpace
  private readonly env = new MiniProgramEnv()
  private readonly registered = new Set<string>()
  /** The pages and components whose scripts run now. */
  private readonly loading: string[] = []

  private readonly program: Program
  private readonly runScript: (path: string) => void
  private readonly faults: Faults
  private readonly layers: Layers
  private templates: Record<string, unknown>
  private readonly styles: (css: string) => string

  constructor(
    program: Program,
    layers: Layers,
    phone: OldPhone,
    runScript: (path: string) => void,
    faults: Faults,
  ) {
    this.program = program
    this.runScript = runScript
    this.faults = faults
    this.layers = layers
    this.templates = this.compiled()
    this.styles = phone.oldStyles ? oldStyles : (css) => css
    this.backend = new PageBackend(
      (path) => program.pages.includes(path),
      ownTags(program),
      (tag) => faults.warn(`<${tag}> is unknown: it has neither a style nor a behaviour`),
    )
    this.space = this.env.createCodeSpace('', true)
    this.setOptions()
    this.addStatics()
    this.behaviors = new WxBehaviors(this.space)
    this.constructors = {
      Page: (definition: object) => this.register('Page', definition),
      Component: (definition?: object) => this.register('Component', definition),
      Behavior: this.behaviorConstructor(),
    }
  }

  /** Takes the templates that the program has now. Whatever is open has to be redrawn. */
  retemplate(): void {
    this.templates = this.compiled()
    for (const path of Object.keys(this.templates)) {
      const known = this.space.getComponentSpace().getComponentByUrlWithoutDefault(path, '')
      // Others take theirs when they are used first.
      if (known?.isPrepared()) known.updateTemplate({ ...this.space.getCompiledTemplate(path) })
    }
  }

  restyle(styleSheets: Program['styleSheets']): void {
    for (const [path, css] of Object.entries(styleSheets)) {
      this.backend.registerStyleSheetContent(path, this.styles(css))
    }
  }

  /** Runs the scripts of a page or component and of all it uses, those first. One that fails is there, but empty. */
  define(path: string, above: readonly string[] = []): void {
    if (this.registered.has(path) || above.includes(path)) return
    for (const used of this.usedBy(path)) this.define(used, [...above, path])
    this.loading.push(path)
    this.faults.guard(() => {
      this.runScript(`${path}.js`)
      if (!this.registered.has(path)) throw new Error(`${path}.js registers no page or component`)
    })
    if (!this.registered.has(path)) this.register('Component', {})
    this.loading.pop()
  }

  createPage(path: string, rawQuery: string): Root {
    const url = rawQuery === '' ? `/${path}` : `/${path}?${rawQuery}`
    return this.env.associateBackend(this.backend).createRoot('page', this.space, url)
  }

  /** The tab bar that the program brings, for one page. */
  createTabBar(): Root | undefined {
    if (!this.program.components[CUSTOM_TAB_BAR]) return undefined
    this.define(CUSTOM_TAB_BAR)
    const backend = this.env.associateBackend(this.backend)
    return backend.createRoot('custom-tab-bar', this.space, `/${CUSTOM_TAB_BAR}`)
  }

  private usedBy(path: string): string[] {
    const { usingComponents = {}, componentGenerics = {} } = this.program.components[path] ?? {}
    const defaults = Object.values(componentGenerics).flatMap((generic) =>
      generic !== true && generic.default ? [generic.default.slice(1)] : [],
    )
    return [...Object.values(usingComponents), ...defaults]
  }

  private register(kind: 'Page' | 'Component', definition: object | undefined): unknown {
    const path = this.loading.at(-1)
    if (path === undefined) {
      throw new Error(`${kind}() is called when no page or component is being loaded`)
    }
    if (kind === 'Page') {
      if (this.registered.has(path)) {
        throw new Error(`Please do not register multiple Pages in ${path}.js`)
      }
      // Component() without one begins a chain.
      if (kindOf(definition) !== 'Object') {
        throw new Error(`Options is not object: ${JSON.stringify(definition)} in ${path}.js`)
      }
    }
    this.registered.add(path)
    return this.space.componentEnv(path, ({ Page, Component }) => {
      if (!definition) return Component()
      const resolved = this.resolved(definition)
      return kind === 'Page' ? Page(resolved as never) : Component(resolved as never)
    })
  }

  private behaviorConstructor(): Constructors['Behavior'] {
    return this.space.componentEnv('', ({ Behavior }) =>
      Object.assign(
        (definition?: object) =>
          definition ? Behavior(this.resolved(definition) as never) : Behavior(),
        { trait: Behavior.trait },
      ),
    )
  }

  private resolved(definition: object): object {
    const where = this.loading.at(-1) ?? ''
    return this.behaviors.resolved(definition, (problem) =>
      this.faults.report(new Error(`${where}.js: ${problem}`)),
    )
  }

  private setOptions(): void {
    const componentSpace = this.space.getComponentSpace()
    // Handlers assigned on the instance count as methods; a property named `dataset` is no field of the node.
    componentSpace.updateComponentOptions({
      ...{ useMethodCallerListeners: true, writeIdToDOM: true, writeFieldsToNode: false },
      templateEngine: templatesBehind(this.layers),
    })
    const space = this.space as unknown as OptionsMaker
    const prepare = space.prepareComponentOptions.bind(space)
    space.prepareComponentOptions = (path, options) => {
      const isPage = this.program.pages.includes(path)
      this.takeStyleOptions(path, (options ?? {}) as StyleOptions, isPage)
      const [prepared, isolation] = prepare(path, options)
      if (String(isolation).endsWith('shared') && isolation !== 'apply-shared') this.share(path)
      return [isPage ? { ...prepared, idPrefixGenerator: null } : prepared, isolation]
    }
    // As in WeChat, an empty one stands for a generic that is given none.
    componentSpace.define('').registerComponent()
    // The framework leaves this life cycle to its surroundings.
    const becomesReady = componentSpace
      .define()
      .lifetime('attached', function (this: unknown) {
        const { _$: component } = this as { readonly _$: glassEasel.GeneralComponent }
        requestAnimationFrame(() => component.triggerLifetime('ready', []))
      })
      .registerBehavior()
    this.space.setOverallBehavior(becomesReady)
  }

  /** The framework reads the JSON alone. A page shares its styles unless it says otherwise. */
  private takeStyleOptions(path: string, options: StyleOptions, isPage: boolean): void {
    const config = (this.space.getComponentStaticConfig(path) ?? {}) as StyleOptions
    const addGlobalClass = config.addGlobalClass ?? options.addGlobalClass
    const byDefault = isPage ? 'shared' : undefined
    const styleIsolation = config.styleIsolation ?? options.styleIsolation ?? byDefault
    const taken = {
      ...(addGlobalClass === undefined ? {} : { addGlobalClass }),
      ...(styleIsolation === undefined ? {} : { styleIsolation }),
    }
    this.space.addComponentStaticConfig(path, { ...config, ...taken } as never)
  }

  /** Styles that are everybody's: without the prefix that the build gave them. */
  private share(path: string): void {
    this.backend.shareStyleSheet(path, `${styleScope(path)}--`)
  }

  private compiled(): Record<string, unknown> {
    return this.program.templates(new Wxs(this.faults, this.layers))
  }

  private addStatics(): void {
    const { components, styleSheets } = this.program
    for (const [path, config] of Object.entries(components)) {
      const { usingComponents = {} } = config
      const absolute = Object.entries(usingComponents).map(([tag, used]) => [tag, `/${used}`])
      const statics = { ...config, usingComponents: Object.fromEntries(absolute) as object }
      this.space.addComponentStaticConfig(path, statics as never)
    }
    for (const path of Object.keys(this.templates)) {
      // `bindtap` without a colon means an event on built-in elements too.
      const template = Object.defineProperties(
        { fallbackListenerOnNativeNode: true },
        {
          groupList: { enumerable: true, get: () => this.templates },
          content: { enumerable: true, get: () => this.templates[path] },
        },
      )
      this.space.addCompiledTemplate(path, template as never)
    }
    for (const [path, css] of Object.entries(styleSheets)) {
      this.backend.registerStyleSheetContent(path, this.styles(css))
      this.space.addStyleSheet(path, path, styleScope(path))
    }
  }
}

/** What the program calls its components. */
function ownTags({ components }: Program): string[] {
  const own = Object.values(components).flatMap(({ usingComponents, componentGenerics }) =>
    Object.keys({ ...usingComponents, ...componentGenerics }),
  )
  return [...own, 'custom-tab-bar']
}
