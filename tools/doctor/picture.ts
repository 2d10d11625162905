export interface Picture {
  readonly format: 'PNG' | 'JPEG'
  /** Pixels. */
  readonly width: number
  readonly height: number
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Format and size by what the file holds, whatever its name; `undefined` for anything but PNG and JPEG. */
export function readPicture(file: Buffer): Picture | undefined {
  if (file.subarray(0, 8).equals(PNG) && file.length >= 24) {
    // The first chunk is IHDR, whose data starts with both sizes.
    return { format: 'PNG', width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
  }
  return file[0] === 0xff && file[1] === 0xd8 ? readJpeg(file) : undefined
}

/** Walks the segments up to the frame header, which holds the sizes. ITU-T T.81, B.1 and B.2.2. */
function readJpeg(file: Buffer): Picture | undefined {
  let at = 2
  while (at + 9 <= file.length && file[at] === 0xff) {
    const marker = file.readUInt8(at + 1)
    if (isFrameHeader(marker)) {
      return { format: 'JPEG', width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5) }
    }
    // A marker may be padded with any number of 0xff.
    at += marker === 0xff ? 1 : 2 + file.readUInt16BE(at + 2)
  }
  return undefined
}

/** SOF0 to SOF15, without DHT, JPG and DAC, which lie between. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}
