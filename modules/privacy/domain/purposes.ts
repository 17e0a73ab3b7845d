/**
 * What personal data may be used for (PRV-01). A use that is not in this list does not exist.
 *
 * `sensitive` purposes need a consent of their own (单独同意, PIPL 23, 25, 29) and are closed to people who
 * may be under 14 (PIPL 28, 31).
 */
export const PURPOSES = [
  'face.tryon',
  'profiling.feed',
  'profiling.segments',
  'location.precise',
  'location.district',
  'marketing.messages',
  'minor.guardian',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Given for a child by somebody else; the child herself can only take it back. */
export const GUARDIAN_PURPOSE = 'minor.guardian' satisfies Purpose;
export const OWN_PURPOSES = PURPOSES.filter((purpose) => purpose !== GUARDIAN_PURPOSE);

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
  /** Not the feed's purpose: who agreed to an order of goods did not agree to be put into a group (PIPL 14). */
  'profiling.segments': {
    version: 1,
    sensitive: true,
    title: '用消费和浏览记录为会员分群',
    points: [
      '我们根据你在本店买过什么、看过什么、多久没来，把你归入会员分群，用来决定给你哪些活动和优惠信息。',
      '分群不影响商品价格，不使用你的面部、精确位置或通讯录信息，也不会交给其他公司。',
      '你可以不同意，也可以随时撤回，撤回后一分钟内离开这些分群，购物和会员权益都不受影响。',
    ],
  },
  'location.precise': {
    version: 2,
    sensitive: true,
    title: '用你的位置找最近的门店',
    points: [
      '我们用你手机此刻的位置计算到各家门店的距离，并按远近排列。',
      '位置只用于这一次计算，算完立刻忘记，不保存行踪，也不记住你在哪个行政区。',
      '你可以不同意，门店会按默认顺序展示，也可以自己选择门店。',
    ],
  },
  'location.district': {
    version: 1,
    sensitive: true,
    title: '记住你常去的行政区，推荐附近门店',
    points: [
      '我们从你近 90 天到过的门店，得出一个你最常去的行政区，只保存这个行政区的代码，用来推荐门店。',
      '我们不保存行踪，不读取你手机的定位，也不用它调整任何价格。',
      '你可以不同意，门店会按近期人气展示；同意后也可随时撤回，撤回后这个行政区代码立即删除。',
    ],
  },
  'marketing.messages': {
    version: 1,
    sensitive: false,
    title: '到了该补货的时候提醒你',
    points: [
      '当你比自己平时的购物间隔更久没来时，门店可以给你发一条带商品建议的消息。',
      '建议只来自你在本店买过什么，不使用你的面部、位置或通讯录信息，也不会交给其他公司。',
      '你可以不同意，也可以随时撤回，购物和会员权益都不受影响。',
    ],
  },
  /** Not sensitive by itself: it opens nothing, it lets the child be asked. */
  'minor.guardian': {
    version: 1,
    sensitive: false,
    title: '监护人同意未满 14 周岁的孩子使用',
    points: [
      '你以父母或其他监护人的身份，同意孩子在被单独询问后使用镜头试戴、按位置找店等需要单独同意的功能，每项功能仍会逐一征得孩子同意。',
      '我们不会因此为孩子做个性化推荐或分群，也不会把孩子的信息交给其他公司；只保存你的会员号和同意的时间作为凭证。',
      '你可以不同意，孩子仍可正常浏览和购物；同意后你或孩子都可以随时撤回，撤回后这些功能立即停止。',
    ],
  },
};
