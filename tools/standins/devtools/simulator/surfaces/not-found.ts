import type { Context } from '../context'
import { make } from './make'

/** What WeChat shows for a path that no page has. */
export function showPageNotFound({ surfaces, texts }: Context): void {
  const note = make('section', 'wechat-page wechat-not-found', make('p', '', texts.notFound))
  note.setAttribute('role', 'alert')
  surfaces.show('not-found', note)
}
