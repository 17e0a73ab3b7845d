import type { KeptPicture } from '../api/review-contract.ts';

/**
 * The smallest kept width that fills a place, else the largest. Chosen here: `<image>` of mini-programs knows no `srcset`.
 *
 * @param placeWidthPx Width of the place in the page, CSS pixels.
 * @param pixelRatio Pixels of the screen per CSS pixel.
 */
export function pictureFor({ url, srcset }: KeptPicture, placeWidthPx: number, pixelRatio: number): string {
  const kept = (srcset ?? '').split(',').flatMap((each) => {
    const [, address, width] = /^\s*(\S+)\s+(\d+)w\s*$/.exec(each) ?? [];
    return address === undefined ? [] : [{ address, widthPx: Number(width) }];
  });
  kept.sort((a, b) => a.widthPx - b.widthPx);
  return (kept.find(({ widthPx }) => widthPx >= placeWidthPx * pixelRatio) ?? kept.at(-1))?.address ?? url;
}
