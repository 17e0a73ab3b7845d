import { DAY_MS, HOUR_MS } from '#kernel';

/** SQL for the number of the business day of column `at`: Asia/Shanghai is UTC+8 all year. */
export const DAY_OF_AT = `((at + ${8 * HOUR_MS}) / ${DAY_MS})`;
