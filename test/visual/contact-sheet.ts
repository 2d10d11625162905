/** A picture of a screen, in the folder that is named for the screen. */
export interface Picture {
  readonly state: string
  readonly file: string
  readonly width: number
  readonly height: number
}

/** How much smaller a picture is on a sheet. */
const SCALE = 0.45

/** An HTML page of all pictures of one screen, a row for each language. */
export function contactSheet(state: string, pictures: readonly Picture[]): string {
  const own = pictures.filter((picture) => picture.state === state)
  const languages = [...new Set(own.map(({ file }) => languageOf(file)))]
  const rows = languages.map((language) => {
    const row = own.filter(({ file }) => languageOf(file) === language)
    return `<div>${row.map(figure).join('')}</div>`
  })
  return `<!doctype html><meta charset="utf-8"><title>${state}</title>
<style>
body { width: max-content; margin: 16px; background: #808080; font: 12px sans-serif; color: #fff }
div { display: flex; gap: 12px; margin-bottom: 16px }
figure { margin: 0 }
img { display: block; margin-bottom: 4px }
</style>
<h1>${state}</h1>
${rows.join('\n')}
`
}

function figure({ file, width, height }: Picture): string {
  const size = `width="${width * SCALE}" height="${height * SCALE}"`
  return `<figure><img src="${file}" ${size}>${file.replace('.png', '')}</figure>`
}

/** The first part of the name: `zh-CN-dark-320-normal.png`. */
function languageOf(file: string): string {
  return file.replace(/-(light|dark)-.*/, '')
}
