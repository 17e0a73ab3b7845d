/**
 * How money and moments are written, on every page. Shop time is Asia/Shanghai, which has been UTC+8 without
 * daylight saving since 1991; mini-programs have no dependable `Intl`, so the digits are put together here.
 */
const SHANGHAI_SHIFT_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

const two = (value: number): string => String(value).padStart(2, '0');

/** `1234567` fen → `12,345.67`. */
export function yuan(fen: number): string {
  const whole = Math.floor(Math.abs(fen) / 100);
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${grouped}.${two(Math.abs(fen) % 100)}`;
}

/** `1234500` fen → `12,345`; a price without odd fen reads better short. */
export function shortYuan(fen: number): string {
  return yuan(fen).replace(/\.00$/, '');
}

/** The parts of an instant in shop time. */
function shopTime(at: number) {
  const date = new Date(at + SHANGHAI_SHIFT_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    dayNumber: Math.floor((at + SHANGHAI_SHIFT_MS) / DAY_MS),
  };
}

/** `14:05` */
export function clockTime(at: number): string {
  const { hour, minute } = shopTime(at);
  return `${two(hour)}:${two(minute)}`;
}

/** `14:05:09` */
export function exactTime(at: number): string {
  return `${clockTime(at)}:${two(shopTime(at).second)}`;
}

/** `今天 14:05`, `昨天 09:30`, `11月3日 18:20`, `2025年11月3日 18:20` */
export function moment(at: number, now: number): string {
  const then = shopTime(at);
  const today = shopTime(now);
  const time = clockTime(at);
  if (then.dayNumber === today.dayNumber) return `今天 ${time}`;
  if (then.dayNumber === today.dayNumber - 1) return `昨天 ${time}`;
  const day = `${then.month}月${then.day}日`;
  return then.year === today.year ? `${day} ${time}` : `${then.year}年${day} ${time}`;
}

/** `2027年11月22日`, for what is looked up years later. */
export function calendarDay(at: number): string {
  const { year, month, day } = shopTime(at);
  return `${year}年${month}月${day}日`;
}

/** `860` → `860 米`, `2400` → `2.4 公里` */
export function distance(metres: number): string {
  if (metres < 1_000) return `${Math.round(metres)} 米`;
  return `${(metres / 1_000).toFixed(metres < 10_000 ? 1 : 0)} 公里`;
}

const ORDER_STATES: Readonly<Record<string, string>> = {
  PENDING_PAY: '待支付',
  PAID: '已支付',
  COMPLETED: '已完成',
  CANCELLED: '已取消',
  CLOSED: '已关闭',
  REFUND_DUE: '退款中',
  REFUNDED: '已退款',
};

const GROUP_STATES: Readonly<Record<string, string>> = {
  WAITING_PAY: '待支付',
  AUDIT: '待审核',
  PREPARING: '备货中',
  READY_FOR_PICKUP: '待自提',
  PICKED_UP: '已自提',
  SHIPPED: '已发货',
  RECEIVED: '已收货',
  REFUNDED: '已退款',
  CANCELLED: '已取消',
};

export function orderStateName(state: string): string {
  return ORDER_STATES[state] ?? state;
}

export function groupStateName(state: string): string {
  return GROUP_STATES[state] ?? state;
}
