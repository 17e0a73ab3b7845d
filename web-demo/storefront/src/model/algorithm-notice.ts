/**
 * «推荐是怎样算出来的»: what 《互联网信息服务算法推荐管理规定》 (in force 2022-03-01) wants told, in plain words:
 * that goods are ordered by an algorithm, on which principle, with which intent and how it works (article 16);
 * how to switch it off and to delete the tags about oneself (article 17); no unreasonable difference in price
 * (article 21); where to complain (article 22). Each sentence says what the code does: change both together.
 * A test pins these words to the version.
 */
export const ALGORITHM_NOTICE = {
  version: 1,
  inForce: '2026 年 11 月 22 日',
  intro:
    '首页、商品页和购物车里的「推荐」由程序排列，目的是让你少翻几页就找到想要的。下面用普通话说清楚：用了什么，怎么排，什么绝不用，以及怎样关掉它。',
  sections: [
    {
      title: '用到哪些记录',
      points: [
        '你在本店做过的事：浏览、从搜索点开、分享、试戴、收藏、加购、购买、评价、退款，以及你点过的「不感兴趣」。',
        '哪些商品在你的屏幕上停留过一秒以上：看过几次都没点开的，会往后排。',
        '你在「我的偏好」里自己选的类目、品牌、特点和尺码。你自己说的，总排在我们猜的前面。',
        '试戴只记下试了哪一件。画面和面部数据不进入推荐。',
        '经你单独同意，才会从到店记录得出一个常去的行政区，只用来排列门店。',
        '这些记录最多保存 13 个月；每次给你看过什么，最多保存 90 天。',
      ],
    },
    {
      title: '怎样排出来',
      points: [
        '先挑出几百件这家店现在有货的候选：看过同一件的顾客接着常看什么，一起买的常有什么，和你感兴趣的像不像，本店近 7 天热门的，以及新品。',
        '再由一个小模型打分排序。它从所有会员过去的浏览和购买里学到「接下来常会看什么」，不认识你是谁。',
        '同类商品不会占满整页；每十件留一件给新品；第 8、14、20 位大约十次里有一次换上少有人看过的商品试试。',
        '商家可以固定、提前、靠后或隐藏商品。付了推广费的，一律标「推广」。',
        '为了知道推荐有没有用，可能有一小部分会员看到不按个人排列的首页，或两种排法之一。',
      ],
    },
    {
      title: '从来不用',
      points: [
        '价格、优惠和库存与推荐无关：同一家店、同样的会员权益，每个人看到的价格都一样。',
        '不用面部和试戴画面、手机定位、通讯录、健康信息，也不用其他应用里的数据。',
        '不为可能未满 14 周岁的人做个性化推荐。出生年份只用来判断这一点。',
      ],
    },
  ],
  appeal: '觉得推荐不合适、被区别对待，或想要人工解释，可以打电话或到店找店长。我们会在 15 个工作日内答复。',
} as const;
