import type { Problem } from './problem'

/** What the server tells the pages by `/events`, as JSON. */
export type EditEvent =
  | ({ readonly type: 'hello'; readonly instance: string } & EditState)
  | ({ readonly type: 'state' } & EditState)
  | ({
      readonly type: 'update'
      /**
       * `style`: other style sheets in place of the old ones, and nothing else changes. `redraw`: pages from other
       * templates, while all modules keep what they hold. `reload`: a new start with the last launch.
       */
      readonly how: 'style' | 'redraw' | 'reload'
      /** With `style`: all of them, as in Program. */
      readonly styleSheets?: Readonly<Record<string, string>>
      /** Relative to the project. */
      readonly files: readonly string[]
      /** Milliseconds since the Unix epoch. */
      readonly savedAt: number
    } & EditState)

export interface EditState {
  /** Grows with each program that can be shown; 0: there was none yet. */
  readonly version: number
  readonly problems: readonly Problem[]
}

/** What the page tells the one that frames it. */
export type EditMessage =
  | { readonly type: 'devtools:problems'; readonly problems: readonly Problem[] }
  | {
      readonly type: 'devtools:shown'
      readonly files: readonly string[]
      readonly how: 'style' | 'redraw' | 'reload'
      /** Milliseconds from the save to the screen. */
      readonly took: number
    }
