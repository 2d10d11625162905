import { MiniProgramEnv, type CodeSpace, type Root } from 'glass-easel-miniprogram-adapter'
import type * as glassEasel from 'glass-easel'
import { styleScope } from '../build/style-scope'
import type { Program } from '../program'
import { templatesBehind } from './framework'
import type { Layers } from './layers'
import { oldStyles, type OldPhone } from './old-phone'
import { PageBackend } from './page-backend'

/** A part of CodeSpace which its types leave out. */
interface OptionsMaker {
  prepareComponentOptions(path: string, options: unknown): [options: object, isolation: unknown]
}

/** The program's pages and components as glass-easel knows them, for one run. */
export class Code {
  readonly backend: PageBackend
  private readonly space: CodeSpace
  private readonly env = new MiniProgramEnv()
  private readonly registered = new Set<string>()

  private readonly program: Program
  private readonly runScript: (path: string) => void

  constructor(
    program: Program,
    layers: Layers,
    phone: OldPhone,
    runScript: (path: string) => void,
  ) {
    this.program = program
    this.runScript = runScript
    this.backend = new PageBackend((path) => program.app.pages.includes(path))
    this.space = this.env.createCodeSpace('', true)
    this.setOptions(layers)
    this.addStatics(phone)
  }

  /** `Page`, `Component` and `Behavior` as a module at this path may use them. */
  constructorsFor(path: string): Record<string, unknown> {
    return this.space.componentEnv(path, ({ Page, Component, Behavior }) => ({
      Page: (definition: object) => {
        this.registered.add(path)
        return Page(definition as Parameters<typeof Page>[0])
      },
      Component: (definition: object) => {
        this.registered.add(path)
        return Component(definition as never)
      },
      Behavior,
    }))
  }

  /** Runs the scripts of a page or component and of all it uses, those first. */
  define(path: string, above: readonly string[] = []): void {
    if (this.registered.has(path) || above.includes(path)) return
    const used = Object.values(this.program.components[path]?.usingComponents ?? {})
    for (const component of used) this.define(component, [...above, path])
    this.runScript(`${path}.js`)
    if (!this.registered.has(path)) throw new Error(`${path}.js registers no page or component`)
  }

  createPage(path: string, rawQuery: string): Root {
    const url = rawQuery === '' ? `/${path}` : `/${path}?${rawQuery}`
    return this.env.associateBackend(this.backend).createRoot('page', this.space, url)
  }

  private setOptions(layers: Layers): void {
    const componentSpace = this.space.getComponentSpace()
    // Handlers assigned on the instance count as methods.
    componentSpace.updateComponentOptions({
      ...{ useMethodCallerListeners: true, writeIdToDOM: true },
      templateEngine: templatesBehind(layers),
    })
    const space = this.space as unknown as OptionsMaker
    const prepare = space.prepareComponentOptions.bind(space)
    space.prepareComponentOptions = (path, options) => {
      const [prepared, isolation] = prepare(path, options)
      const isPage = this.program.app.pages.includes(path)
      return [isPage ? { ...prepared, idPrefixGenerator: null } : prepared, isolation]
    }
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

  private addStatics(phone: OldPhone): void {
    const { components, templates, styleSheets } = this.program
    for (const [path, config] of Object.entries(components)) {
      const { usingComponents = {} } = config
      const absolute = Object.entries(usingComponents).map(([tag, used]) => [tag, `/${used}`])
      const statics = { ...config, usingComponents: Object.fromEntries(absolute) as object }
      this.space.addComponentStaticConfig(path, statics as never)
    }
    for (const [path, content] of Object.entries(templates)) {
      // `bindtap` without a colon means an event on built-in elements too.
      const template = { groupList: templates, content, fallbackListenerOnNativeNode: true }
      this.space.addCompiledTemplate(path, template as never)
    }
    for (const [path, css] of Object.entries(styleSheets)) {
      this.backend.registerStyleSheetContent(path, phone.oldStyles ? oldStyles(css) : css)
      this.space.addStyleSheet(path, path, styleScope(path))
    }
  }
}
