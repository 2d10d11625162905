/** After the files that look at something: closes the browser of visual-setup.ts. */
export default async function tearDown(): Promise<void> {
  await globalThis.closeSharedBrowser?.()
}
