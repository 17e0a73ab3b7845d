/** One code that hangs somewhere, as its sheet of paper shows it. */
export interface PrintedScene {
  readonly title: string;
  readonly worth: string;
  readonly place: string;
  /** Read by any camera: opens the shop's page. */
  readonly webCode: string;
  /** Read by WeChat; undefined where WeChat drew none. */
  readonly miniProgramCode: string | undefined;
}

const STYLE = `@page { size: A5; margin: 12mm }
body { font: 16px/1.5 sans-serif; color: #000; margin: 0; text-align: center }
section { break-after: page; break-inside: avoid } section:last-child { break-after: auto }
h1 { font-size: 30px; margin: 6mm 0 2mm } p { margin: 0 } .worth { font-size: 22px }
.codes { display: flex; justify-content: center; gap: 8mm; margin: 8mm 0 4mm } figure { margin: 0 }
img { width: 56mm; height: 56mm; display: block; margin: 0 auto } small { color: #555 }
@media screen { body { padding: 6mm } }`;

/** Where a phone lands that reads the code without WeChat. */
export function landingAddress(origin: string, scene: string): string {
  return `${origin}/#/pages/coupon-gift/index?scene=${encodeURIComponent(scene)}`;
}

export function sceneSheet(codes: readonly PrintedScene[]): string {
  const pages = codes.map(
    ({ title, worth, place, webCode, miniProgramCode }) => `<section><h1>${escaped(title)}</h1>
<p class="worth">${escaped(worth)}</p><div class="codes">${[
      ...(miniProgramCode === undefined ? [] : [figure(miniProgramCode, '微信扫一扫')]),
      figure(webCode, miniProgramCode === undefined ? '手机扫码' : '其他手机相机扫码'),
    ].join('')}</div><p>扫码领券，下单或到店时使用</p><small>${escaped(place)}</small></section>`,
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>领券码</title><style>${STYLE}</style></head><body>${pages.join('')}</body></html>`;
}

function figure(picture: string, words: string): string {
  return `<figure><img src="${picture}" alt=""><figcaption>${words}</figcaption></figure>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string);
}
