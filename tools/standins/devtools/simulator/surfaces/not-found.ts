import { make } from './make'
import type { Screen } from './screen'

/** What WeChat shows for a path that no page has. */
export function showPageNotFound({ surfaces, texts }: Screen): void {
  const note = make('section', 'wechat-page wechat-not-found', make('p', '', texts.notFound))
  note.setAttribute('role', 'alert')
  surfaces.show('not-found', note)
}
