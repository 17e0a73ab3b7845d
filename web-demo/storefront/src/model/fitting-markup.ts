/**
 * A product's markup as `rich-text` shows it: pictures no wider than the page, and from where the shop is. The shop has
 * sanitised it; styles of a page do not reach into `rich-text` of mini-programs, so they are written into the tags.
 */
export function fittingMarkup(markup: string, origin: string): string {
  return markup.replace(/<img\b([^>]*)>/gi, (_, attributes: string) => {
    const kept = attributes
      .replace(/\s(?:style|width|height|srcset)="[^"]*"/gi, '')
      .replace(/\ssrc="\//i, ` src="${origin}/`)
      .replace(/\s*\/?$/, '');
    return `<img${kept} style="display:block;max-width:100%;height:auto">`;
  });
}
