/** Delivered events are looked at when something went wrong, which is noticed within weeks. */
export const EVENTS_KEPT_DAYS = 30;
/** A client repeats a request within minutes, a till that was off within days. */
export const ANSWERS_KEPT_DAYS = 7;

interface Kept {
  readonly title: string;
  /** All tables that hold it, and what says whose it is. */
  readonly tables: readonly string[];
  /** How long, in words for the notice. */
  readonly kept: string;
  /** What happens when an account is closed. */
  readonly onClosing: 'deleted' | 'without_the_person' | 'evidence';
  /** Why it may be kept that long. */
  readonly ground: string;
}

/**
 * Everything that bears a member's number or says who she is, and how long it stays (PRV-08). A test walks the schema:
 * a table with such a column that is missing here fails it.
 */
export const RETENTION: readonly Kept[] = [
  {
    title: '会员账户与身份标识',
    tables: ['members', 'member_identities', 'member_keys', 'member_merges', 'birth_years', 'tier_birthdays'],
    kept: '账户存续期间',
    onClosing: 'deleted',
    ground: '履行会员合同',
  },
  {
    title: '从原有系统导入的会员资料与激活奖励',
    tables: ['imported_members', 'activation_rewards'],
    kept: '账户存续期间，注销后只留无法还原的散列，避免再次导入',
    onClosing: 'without_the_person',
    ground: '履行会员合同；来源与合法性依据按《个人信息保护法》第九条留存',
  },
  {
    title: '收货地址簿',
    tables: ['member_addresses', 'address_books'],
    kept: '会员删除或账户注销为止',
    onClosing: 'deleted',
    ground: '履行会员合同',
  },
  {
    title: '收藏',
    tables: ['favourites'],
    kept: '会员取消收藏或账户注销为止',
    onClosing: 'deleted',
    ground: '履行会员合同',
  },
  {
    title: '登录会话、验证码与会员码',
    tables: ['member_sessions', 'member_codes', 'sms_codes', 'sms_addresses'],
    kept: '会话结束或过期后一天内删除，验证码一天，会员码几分钟',
    onClosing: 'deleted',
    ground: '账户安全',
  },
  {
    title: '偏好、标签与分群',
    tables: ['member_preferences', 'member_tags', 'segment_snapshot_members'],
    kept: '账户存续期间，撤回同意即删除',
    onClosing: 'deleted',
    ground: '会员同意',
  },
  {
    title: '浏览、推荐与到店行为',
    tables: ['behaviour_events', 'feed_exposures', 'member_pulses', 'personalisation_opt_outs'],
    kept: '行为十三个月，推荐列表九十天，关闭个性化即删除',
    onClosing: 'deleted',
    ground: '会员同意',
  },
  {
    title: '购物车与到货提醒',
    tables: ['carts', 'cart_lines', 'restock_subscriptions'],
    kept: '下单、取消或账户注销为止',
    onClosing: 'deleted',
    ground: '履行会员合同',
  },
  {
    title: '订单与收货信息',
    tables: [
      'orders',
      'order_groups',
      'order_lines',
      'order_timeline',
      'order_parcels',
      'order_till_sales',
      'points_purchases',
      'points_refunds',
    ],
    kept: '交易完成之日起不少于三年',
    onClosing: 'without_the_person',
    ground: '《电子商务法》第三十一条',
  },
  {
    title: '订单审核、备注与其他平台同步来的订单',
    tables: ['order_audits', 'order_remarks', 'channel_orders', 'channel_refunds'],
    kept: '交易完成之日起不少于三年；审核说明与备注在注销时删除',
    onClosing: 'without_the_person',
    ground: '《电子商务法》第三十一条',
  },
  {
    title: '分账与对账（金额和单号，个人收款方的微信标识）',
    tables: [
      ...['profit_payments', 'profit_shares', 'profit_parts', 'profit_returns', 'profit_refunds'],
      ...['profit_receivers', 'reconciliation_differences'],
    ],
    kept: '与会计档案一同保存，不少于三年；个人收款方的微信标识在注销时删除',
    onClosing: 'without_the_person',
    ground: '《电子商务法》第三十一条，《会计档案管理办法》',
  },
  {
    title: '员工业绩（按订单归集，不含会员资料）',
    tables: ['staff_credits', 'staff_credit_refunds', 'staff_commissions'],
    kept: '交易完成之日起不少于三年',
    onClosing: 'without_the_person',
    ground: '《电子商务法》第三十一条，核算员工业绩',
  },
  {
    title: '其他渠道的消费记录',
    tables: ['imported_purchases'],
    kept: '交易完成之日起不少于三年',
    onClosing: 'without_the_person',
    ground: '《电子商务法》第三十一条',
  },
  {
    title: '售后申请',
    tables: ['after_sales', 'after_sale_lines', 'after_sale_steps'],
    kept: '交易完成之日起不少于三年',
    onClosing: 'without_the_person',
    ground: '《电子商务法》第三十一条',
  },
  {
    title: '售后凭证图片',
    tables: ['after_sale_pictures'],
    kept: '售后办结且上传满一百八十天为止；未随申请提交的保留一天',
    onClosing: 'deleted',
    ground: '处理售后申请',
  },
  {
    title: '发票',
    tables: ['invoices'],
    kept: '与会计档案一同保存，不少于三年',
    onClosing: 'without_the_person',
    ground: '《电子商务法》第三十一条，《会计档案管理办法》',
  },
  {
    title: '配送时段、包裹轨迹与骑手配送',
    tables: [
      'slot_bookings',
      'parcels',
      'track_events',
      'shipping_reports',
      'courier_runs',
      'pickup_waits',
      'pickup_pieces',
    ],
    kept: '交易完成之日起不少于三年，轨迹文字在注销时删除',
    onClosing: 'without_the_person',
    ground: '《电子商务法》第三十一条',
  },
  {
    title: '支付与退款',
    tables: ['payment_intents', 'payment_refunds', 'payment_given_up', 'payment_scans'],
    kept: '交易完成之日起不少于三年',
    onClosing: 'without_the_person',
    ground: '《电子商务法》第三十一条',
  },
  {
    title: '积分账目',
    tables: ['points_lots', 'points_entries', 'points_days', 'check_ins', 'check_in_cards'],
    kept: '账户存续期间，账目金额不少于三年',
    onClosing: 'without_the_person',
    ground: '履行会员合同与记账义务',
  },
  {
    title: '储值卡账目',
    tables: ['stored_value_recharges', 'stored_value_uses', 'stored_value_entries', 'stored_value_cash_outs'],
    kept: '账户存续期间，充值、消费与退款记录不少于三年',
    onClosing: 'without_the_person',
    ground: '单用途预付卡管理与记账义务',
  },
  {
    title: '大额购卡人的姓名与身份证号（单独密钥加密）',
    tables: ['stored_value_real_names'],
    kept: '最后一次大额购卡之日起五年，期满连同密钥一并删除',
    onClosing: 'evidence',
    ground: '《单用途商业预付卡管理办法（试行）》第十五、十六条',
  },
  {
    title: '门店免密支付的约定与支付确认请求',
    tables: ['stored_value_agreements', 'stored_value_requests'],
    kept: '约定在账户存续期间，确认请求 30 天',
    onClosing: 'deleted',
    ground: '履行会员合同，证明会员本人同意',
  },
  {
    title: '支付密码（仅保存散列）',
    tables: ['pay_passwords'],
    kept: '账户存续期间',
    onClosing: 'deleted',
    ground: '账户安全',
  },
  {
    title: '等级与成长值',
    tables: ['tier_standings', 'tier_growth', 'tier_purchases', 'tier_refunds', 'tier_free_shippings'],
    kept: '账户存续期间，与订单相关的部分不少于三年',
    onClosing: 'without_the_person',
    ground: '履行会员合同',
  },
  {
    title: '优惠券与限时价购买数量',
    tables: [
      'coupons',
      'coupon_takers',
      'coupon_passes',
      'coupon_pay_gifts',
      'promotion_takes',
      'promotion_order_takes',
    ],
    kept: '账户存续期间，已使用的券与订单相关的部分不少于三年',
    onClosing: 'without_the_person',
    ground: '履行会员合同与记账义务',
  },
  {
    title: '评价',
    tables: ['reviews', 'review_parts'],
    kept: '会员删除或账户注销为止',
    onClosing: 'without_the_person',
    ground: '会员主动公开',
  },
  {
    title: '镜头试戴的处理记录（不含任何画面）',
    tables: ['tryon_sessions', 'tryon_session_consents'],
    kept: '不少于三年',
    onClosing: 'without_the_person',
    ground: '《个人信息保护法》第五十六条',
  },
  {
    title: '同意记录与权利申请',
    tables: ['consent_ledger', 'consents', 'account_closures'],
    kept: '不少于三年',
    onClosing: 'evidence',
    ground: '证明处理合法的义务',
  },
  {
    title: '消息与订阅消息授权',
    tables: ['messages', 'message_grants'],
    kept: '消息一百八十天，授权次数到用完、拒收或账户注销为止',
    onClosing: 'deleted',
    ground: '履行会员合同；向微信发送订阅消息时只提供微信登录标识与订单要点',
  },
  {
    title: '个人信息副本',
    tables: ['exports', 'export_files'],
    kept: '文件七天',
    onClosing: 'deleted',
    ground: '《个人信息保护法》第四十五条',
  },
];
