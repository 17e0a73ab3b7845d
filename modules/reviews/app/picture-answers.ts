import {
  AppError,
  type Clock,
  type DomainEvent,
  type MerchantId,
  MINUTE_MS,
  type StoredEvent,
  type UnitOfWork,
} from '#kernel';
import type { HoldReason } from '../domain/review.ts';
import type { MovePart } from './move-part.ts';
import type { PartKey, PictureChecks, ReviewReads } from './ports.ts';

/** The documents promise an answer within half an hour. */
const ANSWER_WAIT_MS = 30 * MINUTE_MS;
const PARTS_PER_LOOK_MAX = 100;
/** Another system of the shop may ask about pictures too: what is unknown for longer is not ours. */
const NOTED_WITHIN_MS = MINUTE_MS;

interface MediaChecked extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly traceId: string;
  readonly suggest: string;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly reads: Pick<ReviewReads, 'find'>;
  readonly checks: PictureChecks;
  readonly move: MovePart;
}

function holding({ unitOfWork, reads, move }: Parts) {
  return async (merchantId: MerchantId, { reviewId, part }: PartKey, reason: HoldReason) => {
    const review = await reads.find(merchantId, reviewId);
    if (review === undefined) return;
    await unitOfWork.run((tx) => move(tx, merchantId, review, part, 'HELD', reason, ['CHECKING']));
  };
}

/**
 * What the platform thinks of one picture. Shown when each of them has passed; what is doubtful stays hidden until a person
 * has looked. An answer that comes twice, late, or about somebody else's picture changes nothing; one that is quicker than
 * our own note of its number is heard again.
 */
export function hearOfPictures(
  parts: Parts & { readonly clock: Clock },
): (stored: StoredEvent) => Promise<void> {
  const { unitOfWork, reads, checks, move, clock } = parts;
  const hold = holding(parts);
  return async ({ event }) => {
    const { merchantId, traceId, suggest, occurredAt } = event as MediaChecked;
    const part = await checks.find(merchantId, traceId);
    if (part === undefined) {
      if (clock.now() - occurredAt >= NOTED_WITHIN_MS) return;
      throw new AppError('unavailable', 'reviews.picture_not_noted_yet', '图片的检测编号还没有登记');
    }
    if (suggest !== 'pass') return hold(merchantId, part, 'platform');
    const review = await reads.find(merchantId, part.reviewId);
    if (review === undefined) return;
    await unitOfWork.run(async (tx) => {
      if (!(await checks.hold(tx, merchantId, part))) return;
      await checks.pass(tx, merchantId, traceId);
      if ((await checks.open(tx, merchantId, part)) > 0) return;
      await move(tx, merchantId, review, part.part, 'SHOWN', null, ['CHECKING']);
    });
  };
}

/** Who waits for the platform in vain waits for a person. */
export function pictureDeadline(parts: Parts & { readonly clock: Clock }): () => Promise<number> {
  const { checks, clock } = parts;
  const hold = holding(parts);
  return async () => {
    const late = await checks.overdue(clock.now() - ANSWER_WAIT_MS, PARTS_PER_LOOK_MAX);
    for (const { merchantId, ...part } of late) await hold(merchantId, part, 'pictures');
    return late.length;
  };
}
