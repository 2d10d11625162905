import type { Context } from '../context'
import { watchFinger, watchKeys } from '../press'
import { make } from '../surfaces/make'
import { AbsentElement } from './absent'
import { type BuiltIn, setElementContext } from './built-in'
import { ButtonElement } from './button'
import { CheckboxElement, CheckboxGroupElement } from './checkbox'
import { watchDialogs } from './dialogs'
import { CoverImageElement } from './cover-image'
import { CoverViewElement } from './cover-view'
import { FieldElement } from './field'
import { FormElement } from './form'
import { watchHover } from './hover'
import { IconElement } from './icon'
import { ImageElement } from './image'
import { InputElement } from './input'
import { KeyboardAccessoryElement } from './keyboard-accessory'
import { LabelElement } from './label'
import { MatchMediaElement } from './match-media'
import { ABSENT, PLAIN_STYLE } from './names'
import { NavigationBarElement } from './navigation-bar'
import { NavigatorElement } from './navigator'
import { PageContainerElement } from './page-container'
import { PageMetaElement } from './page-meta'
import { PickerElement } from './picker'
import { RadioElement, RadioGroupElement } from './radio'
import { RichTextElement } from './rich-text'
import { RootPortalElement } from './root-portal'
import { ScrollViewElement } from './scroll-view'
import { SwitchElement } from './switch'
import { TextareaElement } from './textarea'
import { WebViewElement } from './web-view'

/** Makes the built-in components known to the browser. */
export function defineComponents(context: Context): void {
  setElementContext(context)
  const elements: Record<string, typeof BuiltIn & CustomElementConstructor> = {
    'wx-button': ButtonElement,
    'wx-checkbox': CheckboxElement,
    'wx-checkbox-group': CheckboxGroupElement,
    'wx-cover-image': CoverImageElement,
    'wx-cover-view': CoverViewElement,
    'wx-form': FormElement,
    'wx-icon': IconElement,
    'wx-image': ImageElement,
    'wx-input': InputElement,
    'wx-keyboard-accessory': KeyboardAccessoryElement,
    'wx-label': LabelElement,
    'wx-match-media': MatchMediaElement,
    'wx-navigation-bar': NavigationBarElement,
    'wx-navigator': NavigatorElement,
    'wx-page-container': PageContainerElement,
    'wx-page-meta': PageMetaElement,
    'wx-picker': PickerElement,
    'wx-radio': RadioElement,
    'wx-radio-group': RadioGroupElement,
    'wx-rich-text': RichTextElement,
    'wx-root-portal': RootPortalElement,
    'wx-scroll-view': ScrollViewElement,
    'wx-switch': SwitchElement,
    'wx-textarea': TextareaElement,
    'wx-web-view': WebViewElement,
  }
  for (const [name, element] of Object.entries(elements)) customElements.define(name, element)
  const styles = [FieldElement, AbsentElement, ...Object.values(elements)].map(({ style }) => style)
  document.head.append(make('style', '', PLAIN_STYLE, ...new Set(styles)))
  for (const name of ABSENT) customElements.define(`wx-${name}`, class extends AbsentElement {})
  watchFinger(context.frame.pages)
  watchKeys(context.frame.pages)
  watchHover(context.frame.pages)
  watchDialogs(context.frame.pages)
}
