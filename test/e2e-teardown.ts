/** After the e2e files: stops what e2e-setup.ts started. */
export default async function tearDown(): Promise<void> {
  await globalThis.tearDownE2e?.()
}
