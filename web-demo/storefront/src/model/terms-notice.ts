/**
 * What a shopper reads before she ticks 「我已阅读并同意」. Each sentence says what the shop does, and the times are those of
 * `modules/privacy/domain/retention.ts`: change both together. A test pins these words to the version.
 */
export interface Terms {
  readonly title: string;
  readonly version: number;
  readonly inForce: string;
  readonly intro: string;
  readonly sections: readonly { readonly title: string; readonly points: readonly string[] }[];
}

export type TermsName = 'service' | 'privacy';

const IN_FORCE = '2026 年 11 月 22 日';

export const TERMS: Readonly<Record<TermsName, Terms>> = {
  service: {
    title: '用户协议',
    version: 1,
    inForce: IN_FORCE,
    intro: '你在通衢逛、买、到店取货、成为会员，双方要守的约定都在这里，用普通话写。',
    sections: [
      {
        title: '账户',
        points: [
          '用微信或手机号登录。同一个微信、同一个手机号就是同一位会员；发现两个账户是同一个人，会并成较早的那一个，七天内门店可以帮你撤回。',
          '同意本协议，到店消费时已为你记下的积分会到你名下。不同意也可以照常逛、下单和取货。',
          '会员码只能用一次，最多一分钟有效，请不要截图给别人。',
        ],
      },
      {
        title: '价格与付款',
        points: [
          '同一家店、同样的会员权益，每个人看到的价格都一样。',
          '下单时按当时的价格重新计算；和你看到的不一样，会先告诉你，由你决定买不买。',
          '下单后商品为你留到支付页写明的时间，过时未付会自动取消，商品放回货架。',
        ],
      },
      {
        title: '取货与售后',
        points: [
          '到店自取凭取货码，请当面点清。',
          '退换货请找下单的门店，退款退回原来的付款方式。法律给你的权利，本协议不减少一分。',
          '试戴画面只供参考，颜色和大小以实物为准。',
        ],
      },
      {
        title: '积分',
        points: [
          '消费和签到可以得积分，每一笔的来去和到期时间写在「积分与签到」里。',
          '积分不能提现，也不能转给别人；退款时，那一笔得来的积分一起退回。',
        ],
      },
      {
        title: '离开',
        points: ['随时可以退出登录或注销账号。注销先等七天，其间可以反悔；之后资料删除，未用的积分作废。'],
      },
    ],
  },
  privacy: {
    title: '隐私政策',
    version: 1,
    inForce: IN_FORCE,
    intro: '我们记下什么、为什么、留多久、给谁看，以及你怎样查看、导出和删除。',
    sections: [
      {
        title: '记下什么，为什么',
        points: [
          '登录：微信给本店的编号，或你的手机号，用来认出你是同一位会员。',
          '下单：买了什么、付了多少，配送时还有收货人、电话和地址，用来把东西交到你手上。',
          '在本店的浏览、加购和购买，用来排列你的首页。可以随时关掉，不影响购物和价格。',
          '不读取通讯录，不在后台定位，不用其他应用里的数据。',
        ],
      },
      {
        title: '要你单独同意才做的',
        points: [
          '镜头试戴：画面优先在手机上计算，不保存照片和面部数据。',
          '按你的位置找店、记住常去的行政区、会员分群、补货提醒：每一项单独问，不同意不影响购物，同意后也可以在「授权管理」里撤回。',
        ],
      },
      {
        title: '怎样保管',
        points: [
          '手机号和收货地址加密保存，每位会员一把钥匙；店员看到的默认是打码的。',
          '数据保存在本店自己的服务器上，不出售，不交给广告公司，不用来训练别家的模型。',
          '付款时，微信支付会收到订单号和金额；发验证码时，短信服务商会收到你的手机号。除此之外不提供给别人，法律要求的除外。',
        ],
      },
      {
        title: '保存多久',
        points: [
          '浏览和到店行为 13 个月，给你看过的推荐 90 天；关闭个性化推荐，立即删除。',
          '登录记录在退出或过期后一天内删除，验证码一天。',
          '订单、付款和积分账目不少于三年，这是法律的要求；注销以后，其中不再留你的名字。',
          '同意记录、试戴的处理记录（不含画面）不少于三年，用来证明我们守了约定。',
        ],
      },
      {
        title: '你的权利',
        points: [
          '「我的 · 个人信息」里可以查看、导出和注销，最迟 15 个工作日办完。',
          '「推荐是怎样算出来的」里可以查看和删除系统对你的猜测。',
          '可能未满 14 周岁的，不做个性化推荐，也不开放镜头试戴。',
          '有疑问，可以打门店电话或到店找店长。',
        ],
      },
    ],
  },
};

/** Shown where a name is enough to sign in. */
export const DEMO_SENTENCE =
  '这是演示环境：微信、支付和短信都由本机的沙箱扮演，不会真的扣款，也不会真的发货。请不要填写真实的姓名、电话和地址。';
