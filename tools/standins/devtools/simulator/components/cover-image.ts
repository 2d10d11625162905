import { ImageElement } from './image'

/** https://developers.weixin.qq.com/miniprogram/dev/component/cover-image.html */
export class CoverImageElement extends ImageElement {
  static override readonly style = `
wx-cover-image { display: block; width: 100%; height: 100% }
wx-cover-image[hidden] { display: none }
`
  static override readonly properties = { src: '', referrerPolicy: 'no-referrer' }
}
