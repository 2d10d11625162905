import type { Color } from 'culori'
import type { Text } from './boxes'
import { contrastOf, parseColor, seenIn } from './color'
import { finding, type Finding } from './finding'
import { lineage } from './tree'

/** WCAG 1.4.11; the letters are axe's. */
const DRAWINGS = 3

/** What is larger than this and without text is an area, not a sign. */
const LARGEST_SIGN = 64

/** Signs without letters: drawn as SVG, or as a box with borders or a fill, such as a tick. */
export function faintSigns(elements: readonly Element[], texts: readonly Text[]): Finding[] {
  const withText = new Set(texts.map(({ element }) => element))
  return elements.flatMap((element) => {
    if (element instanceof SVGSVGElement) return faintDrawing(element)
    if (!(element instanceof HTMLElement) || withText.has(element)) return []
    const { width, height } = element.getBoundingClientRect()
    const small = Math.min(width, height) > 0 && Math.max(width, height) <= LARGEST_SIGN
    return small ? [...faintBox(element), ...faintPseudo(element)] : []
  })
}

function tooFaint(element: Element, contrast: number): Finding[] {
  if (contrast >= DRAWINGS) return []
  return [finding('faint', element, `${Math.floor(contrast * 100) / 100} of ${DRAWINGS}`)]
}

/** Its border or its fill must stand out from what is around it; of a picture that is only the ground. */
function faintBox(element: HTMLElement): Finding[] {
  if (element.localName === 'wx-image') return []
  const inks = inksOf(getComputedStyle(element))
  const around = lineage(element).slice(0, -1)
  return standsOut(element, around, inks)
}

function faintPseudo(element: HTMLElement): Finding[] {
  return ['::before', '::after'].flatMap((pseudo) => {
    const style = getComputedStyle(element, pseudo)
    if (style.content === 'none' || style.display === 'none') return []
    return standsOut(element, lineage(element), inksOf(style))
  })
}

function standsOut(element: Element, around: Element[], inks: readonly Color[]): Finding[] {
  if (inks.length === 0) return []
  const contrasts = inks.map((color) => {
    const { ink, behind } = seenIn(around, color)
    return contrastOf(ink, behind)
  })
  return tooFaint(element, Math.max(...contrasts))
}

/** The colours of a box that are not transparent. */
function inksOf(style: CSSStyleDeclaration): Color[] {
  const sides = ['top', 'right', 'bottom', 'left'].filter(
    (side) => Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) > 0,
  )
  const colors = sides.map((side) => style.getPropertyValue(`border-${side}-color`))
  return [...colors, style.backgroundColor].map(parseColor).filter(({ alpha }) => alpha !== 0)
}

/** A filled shape under another one is that one's ground; the shapes on top must be seen on it. */
function faintDrawing(svg: SVGSVGElement): Finding[] {
  const shapes = [...svg.querySelectorAll('path, circle, rect, line, polyline, polygon')]
  const ancestors = lineage(svg)
  let ground = seenIn(ancestors, parseColor('transparent')).behind
  return shapes.flatMap((shape, at) => {
    const { fill, stroke } = getComputedStyle(shape)
    const isGround = fill !== 'none' && at < shapes.length - 1
    const { ink } = seenIn(ancestors, parseColor(fill === 'none' ? stroke : fill))
    const below = ground
    if (isGround) ground = ink
    return isGround ? [] : tooFaint(svg, contrastOf(ink, below))
  })
}
