/** As much of a PNG as tells its size, and zeros up to a length. */
export function pngOf(width: number, height: number, length = 60): Buffer {
  const file = Buffer.alloc(length)
  file.write('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR', 'latin1')
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  return file
}

/** A JPEG up to its frame header, with a JFIF segment, a table and a padded marker before it. */
export function jpegOf(width: number, height: number): Buffer {
  const jfif = Buffer.from('ffe000104a46494600010100000100010000', 'hex')
  const table = Buffer.from('ffc4000401ab', 'hex')
  const frame = Buffer.from('ffffc0001108000000000301220002110103110100', 'hex')
  frame.writeUInt16BE(height, 6)
  frame.writeUInt16BE(width, 8)
  return Buffer.concat([Buffer.from('ffd8', 'hex'), jfif, table, frame])
}
