import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, Job, MemberData } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, type EventHandler, IDS, MINUTE_MS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { PICTURES } from '#modules/catalog';
import { MEMBERS, WECHAT_LOGIN_SETTINGS } from '#modules/members';
import { RECEIVED_LINES } from '#modules/orders';
import { checkReview } from './app/check-review.ts';
import { type MovePart, movePart } from './app/move-part.ts';
import { hearOfPictures, pictureDeadline } from './app/picture-answers.ts';
import type { ContentCheck, PictureChecks, ReviewReads, ReviewStore } from './app/ports.ts';
import { reviewDesk } from './app/review-desk.ts';
import { writeReview } from './app/write-review.ts';
import { reviewTables } from './db/review-tables.ts';
import { reviewsOfMember } from './db/reviews-of-member.ts';
import { sqlPictureChecks, sweepPictureChecks } from './db/sql-picture-checks.ts';
import { sqlReviewReads } from './db/sql-review-reads.ts';
import { sqlReviewStore } from './db/sql-review-store.ts';
import { reviewConsoleRoutes } from './http/console-routes.ts';
import { reviewRoutes } from './http/review-routes.ts';
import { REVIEW_SETTINGS } from './tokens.ts';
import { contentCheckApi } from './wechat/content-check-api.ts';

const REVIEW_STORE = token<ReviewStore>('ReviewStore');
const REVIEW_READS = token<ReviewReads>('ReviewReads');
const CONTENT_CHECK = token<ContentCheck>('ContentCheck');
const PICTURE_CHECKS = token<PictureChecks>('PictureChecks');
const MOVE_PART = token<MovePart>('MovePart');
const SHOPPERS_ROUTES = token<readonly Route[]>('ShoppersReviewRoutes');
const CONSOLE_ROUTES = token<readonly Route[]>('ConsoleReviewRoutes');
const ROUTES = token<readonly Route[]>('ReviewRoutes');
const HANDLERS = token<readonly EventHandler[]>('ReviewHandlers');
const JOBS = token<readonly Job[]>('ReviewJobs');
const OVERDUE_EVERY_MS = MINUTE_MS;
const MEMBER_REVIEWS = token<MemberData>('MemberReviews');

const wiring = new ContainerModule(({ bind }) => {
  bind(REVIEW_STORE).toConstantValue(sqlReviewStore);
  bind(REVIEW_READS).toResolvedValue(sqlReviewReads, [READS]).inSingletonScope();
  bind(PICTURE_CHECKS).toResolvedValue(sqlPictureChecks, [READS]).inSingletonScope();
  bind(CONTENT_CHECK).toResolvedValue(contentCheckApi, [WECHAT_LOGIN_SETTINGS, CLOCK]).inSingletonScope();
  bind(MOVE_PART).toResolvedValue(movePart, [REVIEW_STORE, CLOCK]).inSingletonScope();
  bind(MEMBER_REVIEWS).toResolvedValue(reviewsOfMember, [READS]).inSingletonScope();
  bind(SHOPPERS_ROUTES)
    .toResolvedValue(
      (unitOfWork, answers, reviews, reads, lines, members, pictures, clock, ids) =>
        reviewRoutes(
          writeReview({ unitOfWork, answers, reviews, reads, lines, members, clock, ids }),
          reads,
          pictures,
        ),
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, REVIEW_STORE, REVIEW_READS, RECEIVED_LINES] as const),
        ...([MEMBERS, PICTURES, CLOCK, IDS] as const),
      ],
    )
    .inSingletonScope();
  bind(CONSOLE_ROUTES)
    .toResolvedValue(
      (unitOfWork, reads, reviews, move, audit, clock) =>
        reviewConsoleRoutes(reviewDesk({ unitOfWork, reads, reviews, move, audit, clock }), reads),
      [UNIT_OF_WORK, REVIEW_READS, REVIEW_STORE, MOVE_PART, AUDIT, CLOCK],
    )
    .inSingletonScope();
  bind(ROUTES)
    .toResolvedValue((shoppers, console) => [...shoppers, ...console], [SHOPPERS_ROUTES, CONSOLE_ROUTES])
    .inSingletonScope();
  bind(HANDLERS)
    .toResolvedValue(
      (unitOfWork, reads, check, members, move, checks, settings, clock): readonly EventHandler[] => [
        {
          name: 'reviews.check_review',
          types: ['reviews.review_written'],
          deliver: checkReview({ unitOfWork, reads, check, members, move, checks, settings, clock }),
        },
        {
          name: 'reviews.hear_of_pictures',
          types: ['messages.media_checked'],
          deliver: hearOfPictures({ unitOfWork, reads, checks, move, clock }),
        },
      ],
      [
        ...([UNIT_OF_WORK, REVIEW_READS, CONTENT_CHECK, MEMBERS, MOVE_PART] as const),
        ...([PICTURE_CHECKS, REVIEW_SETTINGS, CLOCK] as const),
      ],
    )
    .inSingletonScope();
  bind(JOBS)
    .toResolvedValue(
      (unitOfWork, reads, checks, move, clock) => [
        {
          name: 'reviews.pictures_overdue',
          everyMs: OVERDUE_EVERY_MS,
          run: pictureDeadline({ unitOfWork, reads, checks, move, clock }),
        },
      ],
      [UNIT_OF_WORK, REVIEW_READS, PICTURE_CHECKS, MOVE_PART, CLOCK],
    )
    .inSingletonScope();
});

export const reviewsFeature: Feature = {
  name: 'reviews',
  wiring,
  tables: reviewTables,
  routes: ROUTES,
  handlers: HANDLERS,
  jobs: JOBS,
  sweeps: [sweepPictureChecks],
  memberData: MEMBER_REVIEWS,
};
