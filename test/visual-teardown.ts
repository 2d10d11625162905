/** After the files that look at something: closes what visual-setup.ts started. */
export default async function tearDown(): Promise<void> {
  await globalThis.closeShared?.()
}
