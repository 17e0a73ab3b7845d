import { AppError, InvariantViolation } from '#kernel';

const RETRY_AFTER_SECONDS = 1;

/**
 * What everybody of the batch is told where none of them can be to blame; undefined = it may be one of them, who is
 * looked for. Asking a database that does not answer once for each of a batch would make it worse.
 */
export function troubleOfAll(
  failure: unknown,
  isRowFault: (failure: unknown) => boolean,
): AppError | undefined {
  if (failure instanceof AppError) return failure.code === 'database.busy' ? failure : undefined;
  const isOurs =
    failure instanceof InvariantViolation || failure instanceof TypeError || failure instanceof RangeError;
  if (isOurs || isRowFault(failure)) return undefined;
  return refusal('unavailable', 'orders.rush_busy', '系统繁忙，请稍后再试');
}

export function closing(): AppError {
  return refusal('unavailable', 'orders.rush_closing', '系统正在更新，请稍后再试');
}

export function queueFull(): AppError {
  return refusal('rate_limited', 'orders.rush_queue_full', '抢购人数太多，请稍后再试');
}

export function tooManyOfHers(): AppError {
  return refusal('rate_limited', 'orders.rush_too_many_of_yours', '您的抢购请求太多，请等前面的有结果后再试');
}

function refusal(kind: 'rate_limited' | 'unavailable', code: string, title: string): AppError {
  return new AppError(kind, code, title, { retryAfterSeconds: RETRY_AFTER_SECONDS });
}
