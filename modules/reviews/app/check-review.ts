import { type Clock, HOUR_MS, type StoredEvent, type UnitOfWork } from '#kernel';
import type { Members } from '#modules/members';
import type { HoldReason, PartState, ReviewPart } from '../domain/review.ts';
import { hasSensitiveWords } from '../domain/sensitive-words.ts';
import { type Surroundings, suspicionOf } from '../domain/suspicion.ts';
import type { ReviewSettings } from '../tokens.ts';
import type { ReviewWritten } from './events.ts';
import type { MovePart } from './move-part.ts';
import type { ContentCheck, PictureChecks, ReviewReads, Verdict } from './ports.ts';

interface CheckReviewParts {
  readonly unitOfWork: UnitOfWork;
  readonly reads: ReviewReads;
  readonly check: ContentCheck;
  readonly members: Members;
  readonly move: MovePart;
  readonly checks: PictureChecks;
  readonly settings: ReviewSettings;
  readonly clock: Clock;
}

/** Asks the platform, after the commit and with nothing open; a repeat of the event finds the part moved on already. */
export function checkReview(parts: CheckReviewParts): (stored: StoredEvent) => Promise<void> {
  const { unitOfWork, reads, check, checks, members, move, settings, clock } = parts;
  return async ({ event }) => {
    const { merchantId, reviewId, part: name } = event as ReviewWritten;
    const review = await reads.find(merchantId, reviewId);
    const part = name === 'first' ? review?.first : review?.followUp;
    if (review === undefined || part?.state !== 'CHECKING') return;
    // Its pictures are with the platform, which has not answered yet.
    if (await checks.areAsked(merchantId, { reviewId, part: name })) return;
    const openid = await members.openidOf(merchantId, review.memberId);
    const verdict =
      part.text === '' || openid === undefined ? undefined : await check.text(openid, part.text);
    const around = await reads.surroundings(merchantId, review, name, clock.now() - HOUR_MS);
    const { to, reason } = decide(part, verdict, around);
    if (reason === 'pictures' && openid !== undefined && settings.isToldOfPictures) {
      const urls = part.pictures.map((id) => `${settings.publicUrl}/v1/pictures/${id}/1080`);
      const asked = await Promise.all(urls.map((url) => check.picture(openid, url)));
      const traceIds = asked.filter((traceId) => traceId !== undefined);
      // Each of them, or a person looks at all of them.
      if (traceIds.length === urls.length)
        return unitOfWork.run((tx) =>
          checks.note(tx, merchantId, { reviewId, part: name }, traceIds, clock.now()),
        );
    }
    await unitOfWork.run((tx) => move(tx, merchantId, review, name, to, reason, ['CHECKING']));
  };
}

/** `verdict` undefined = nobody has an opinion: then our own short list decides alone (SEC-05). */
function decide(
  { text, pictures }: ReviewPart,
  verdict: Verdict | undefined,
  around: Surroundings,
): { readonly to: PartState; readonly reason: HoldReason | null } {
  if (verdict === 'risky') return { to: 'REJECTED', reason: 'platform' };
  if (verdict === 'review') return { to: 'HELD', reason: 'platform' };
  if (hasSensitiveWords(text)) return { to: 'HELD', reason: 'words' };
  const suspicion = suspicionOf(text, around);
  if (suspicion !== null) return { to: 'HELD', reason: suspicion };
  if (pictures.length > 0) return { to: 'HELD', reason: 'pictures' };
  return { to: 'SHOWN', reason: null };
}
