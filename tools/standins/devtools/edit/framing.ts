const FRAMING = 'edit:framing'

/**
 * The origin of the page that frames this one: the browser names it, and site.ts lets it in. After a reload by a script
 * it names this page instead.
 */
export function framingOrigin(): string {
  const { origin } = new URL(document.referrer)
  if (origin !== location.origin) sessionStorage.setItem(FRAMING, origin)
  return sessionStorage.getItem(FRAMING) ?? origin
}
