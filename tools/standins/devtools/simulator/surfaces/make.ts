/** Makes an HTML element of WeChat's own surfaces. */
export function make(
  tag: string,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.append(...children)
  return element
}

/** A real button, so that a keyboard and a screen reader work. */
export function makeButton(className: string, label: string, press: () => void): HTMLElement {
  const button = make('button', className, label)
  button.setAttribute('type', 'button')
  button.addEventListener('click', press)
  return button
}
