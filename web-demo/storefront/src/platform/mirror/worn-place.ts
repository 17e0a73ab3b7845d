import type { StageView } from '../../../../../ml/tryon/page.ts';

/** Middle of a place in a view, as shares of the whole picture. */
export function middleOnPicture(
  place: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
  { picture, part }: Pick<StageView, 'picture' | 'part'>,
): readonly [number, number] {
  return [
    (part.left + ((place.left + place.right) / 2) * part.width) / picture.width,
    (part.top + ((place.top + place.bottom) / 2) * part.height) / picture.height,
  ];
}
