/** What a shopper can agree to and take back on the privacy page, in fewer words than the notice has. */
interface ConsentWords {
  readonly name: string;
  readonly brief: string;
  readonly withdrawn: string;
}

const WORDS: Readonly<Record<string, ConsentWords>> = {
  'location.district': {
    name: '常光顾的商圈',
    brief: '推荐门店时，先给你看常去那一带的',
    withdrawn: '已撤回，记下的行政区已经删除',
  },
  'marketing.messages': {
    name: '补货提醒',
    brief: '比平时久没来时，门店可以发一条带商品建议的消息',
    withdrawn: '已撤回，不会再收到补货提醒',
  },
  'profiling.segments': {
    name: '会员分群',
    brief: '按买过什么、多久没来，决定给你哪些活动和优惠',
    withdrawn: '已撤回，一分钟内离开所有分群',
  },
  'face.tryon': {
    name: '镜头试戴',
    brief: '把商品戴在镜头里的你身上，画面不保存',
    withdrawn: '已撤回，正在进行的试戴会立即停止',
  },
  'minor.guardian': {
    name: '监护人同意',
    brief: '监护人同意你使用试戴等功能，每一项仍会先问你',
    withdrawn: '已撤回，靠它开启的功能已经停止',
  },
  'profiling.feed': {
    name: '为你推荐',
    brief: '按你在本店的浏览和购买排列首页',
    withdrawn: '已撤回，首页与所有人相同',
  },
};

/** Asked for here; the others are asked for where they are used. */
const OFFERED = ['location.district', 'marketing.messages', 'profiling.segments'];

export const isOffered = (purpose: string): boolean => OFFERED.includes(purpose);

export function consentWords({ purpose, title }: { purpose: string; title: string }): ConsentWords {
  return WORDS[purpose] ?? { name: title, brief: '', withdrawn: '已撤回' };
}
