import type { Follows } from '../../../../../ml/tryon/page.ts';

/** What to do so that something can be worn again. */
export const LOST: Readonly<Record<Follows, string>> = {
  face: '没有看到脸，请正对镜头',
  hand: '把手放进画面，手背朝向镜头',
  body: '退后一步，让上半身进入画面',
};

/** What is worn lies under the page's own keys. */
export const HIDDEN_BELOW = '手抬高一点，就能看到了';

export const NOT_IN_PHOTO: Readonly<Record<Follows, string>> = {
  face: '照片里没有看清脸，换一张正面照试试',
  hand: '照片里没有看清手，换一张手背照试试',
  body: '照片里没有看清上半身，换一张站立的照片试试',
};
