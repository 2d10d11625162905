/** What the recorder needs of it; it brings no types. */
declare module 'node-webpmux' {
  interface Frame {
    readonly delay: number
  }
  const WebP: {
    readonly Image: {
      /** `delay`: milliseconds; `x` and `y`: pairs of dots, as the format has them. */
      generateFrame(frame: { buffer: Buffer; x: number; y: number; delay: number }): Promise<Frame>
      /** `loops`: 0 for ever. */
      save(
        path: string,
        animation: {
          readonly frames: readonly Frame[]
          readonly width: number
          readonly height: number
          readonly loops: number
        },
      ): Promise<void>
    }
  }
  export default WebP
}
