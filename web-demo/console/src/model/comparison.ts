/** Today beside the whole of yesterday: how far along, in words that cannot be read as a loss at noon. */
export function besideYesterday(todayFen: number, yesterdayFen: number): string {
  if (yesterdayFen === 0) return '昨天没有成交';
  const percent = Math.round((todayFen / yesterdayFen) * 100);
  if (percent === 100) return '已追平昨天全天';
  if (percent > 100) return `已超过昨天全天 ${percent - 100}%`;
  return `达到昨天全天的 ${percent}%`;
}
