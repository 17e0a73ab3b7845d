/**
 * What personal data may be used for (PRV-01). A use that is not in this list does not exist.
 *
 * `sensitive` purposes need a consent of their own (单独同意, PIPL 23, 25, 29) and are closed to people who
 * may be under 14 (PIPL 28, 31).
 */
export const PURPOSES = ['face.tryon', 'profiling.feed', 'location.precise'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface Notice {
  /** Goes up with every change of meaning: consents to an older one no longer count (PIPL 14). */
  readonly version: number;
  readonly sensitive: boolean;
  readonly title: string;
  /** What happens, what does not happen, and what refusing means: three sentences in plain words. */
  readonly points: readonly [string, string, string];
}

export const NOTICES: Readonly<Record<Purpose, Notice>> = {
  'face.tryon': {
    version: 1,
    sensitive: true,
    title: '用镜头试戴前，请先看三句话',
    points: [
      '试戴优先在你的手机上计算，画面不离开手机；手机做不到或你选择“上传处理”时，画面才会加密传到我们的服务器，只在内存里计算，算完立刻清除，不保存照片和面部数据。',
      '我们不会用画面辨认你是谁，不会与你的会员资料关联，也不会交给任何其他公司。',
      '你可以不同意，商品图片、三维展示和下单都照常可用；同意后也可随时在“我的”里撤回，撤回后试戴会立即停止。',
    ],
  },
  'profiling.feed': {
    version: 1,
    sensitive: false,
    title: '为你推荐是怎么来的',
    points: [
      '我们根据你在本店的浏览、加购和购买记录，为你排列首页商品，每件商品都会写明推荐理由。',
      '推荐只影响先看到什么，不影响价格，不使用你的面部、精确位置或通讯录信息。',
      '你可以随时关闭，关闭后看到的是与所有人相同的首页，购物不受影响。',
    ],
  },
  'location.precise': {
    version: 1,
    sensitive: true,
    title: '用你的位置找最近的门店',
    points: [
      '我们用你手机此刻的位置计算到各家门店的距离，并按远近排列。',
      '位置只用于这一次计算，不保存行踪，最多记住你所在的行政区。',
      '你可以不同意，门店会按默认顺序展示，也可以自己选择门店。',
    ],
  },
};
