/** One merchant's terms. Days and hours count from the instant of the event, not from midnight. */
export interface AfterSaleSettings {
  /** So long the shop may say nothing to a request; then it is approved. */
  readonly approveAfterHours: number;
  /** So long she may take to send the goods back; then the request is closed. */
  readonly shipWithinDays: number;
  /** So long the shop may say nothing to goods on their way back, or back; then they count as received, and are paid for. */
  readonly receiveAfterDays: number;
  /** 消费者权益保护法 25: seven days without a reason. */
  readonly noReasonDays: number;
  readonly qualityDays: number;
  /** Goods with one of these tags cannot be returned without a reason: fresh food, opened cosmetics, made to measure. */
  readonly noReasonExcludedTags: readonly string[];
  /** What came along for nothing comes back with the last of the goods that it came with. */
  readonly giftsComeBack: boolean;
}

export const DEFAULT_SETTINGS: AfterSaleSettings = {
  approveAfterHours: 48,
  shipWithinDays: 7,
  receiveAfterDays: 10,
  noReasonDays: 7,
  qualityDays: 15,
  noReasonExcludedTags: ['生鲜', '熟食', '已拆封化妆品', '定制'],
  giftsComeBack: true,
};
