/** Loads this page again when the server it came from was started anew. */
export function followRestarts(): void {
  let from: unknown
  new EventSource('/events').addEventListener('message', ({ data }: MessageEvent<string>) => {
    const { instance } = JSON.parse(data) as { readonly instance?: unknown }
    from ??= instance
    if (instance !== from) location.reload()
  })
}
