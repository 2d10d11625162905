/**
 * The origin of the page that frames this one: the browser names it, and site.ts lets it in. After a reload by a script
 * it names this page instead. The window's name outlives that; storage is closed to a frame of another site.
 */
export function framingOrigin(): string {
  const { origin } = new URL(document.referrer)
  if (origin !== location.origin) window.name = origin
  return window.name || origin
}
