import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, Job, MemberData } from '#feature';
import type { Route } from '#http';
import { ANSWER_BOOK, CLOCK, type EventHandler, IDS, SECOND_MS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { PUSHED_TRACKS } from '#modules/fulfilment';
import { SKU_DIRECTORY } from '#modules/inventory';
import { COUPON_GIFTS } from '#modules/marketing';
import { MEMBER_PREFERENCES, MEMBERS, WECHAT_SERVER } from '#modules/members';
import { SOLD_LINES } from '#modules/orders';
import { STORES } from '#modules/stores';
import { TIERS } from '#modules/tiers';
import { type Choices, choicesOf } from './app/choices.ts';
import { messageDesk } from './app/desk.ts';
import { hearPush } from './app/hear-push.ts';
import { ownGrants } from './app/own-grants.ts';
import type { MessageReads, TemplateBook } from './app/ports.ts';
import { sendWaiting } from './app/send.ts';
import { tellMembers } from './app/tell.ts';
import { tellNews } from './app/tell-news.ts';
import { type StaffNotices, tellStaff } from './app/tell-staff.ts';
import { messageSweeps } from './db/message-sweeps.ts';
import { messageTables } from './db/message-tables.ts';
import { messagesOfMember } from './db/messages-of-member.ts';
import { sqlGrants, sqlPushLog, sqlTemplateBook } from './db/sql-grants.ts';
import { sqlMessageReads, sqlMessageStore } from './db/sql-messages.ts';
import { sqlStaffNotices } from './db/sql-staff-notices.ts';
import { consoleRoutes } from './http/console-routes.ts';
import { memberRoutes } from './http/member-routes.ts';
import { noticeRoutes } from './http/notice-routes.ts';
import { pushRoutes } from './http/push-routes.ts';
import { MESSAGE_SETTINGS } from './tokens.ts';
import { subscribeMessageApi } from './wechat/subscribe-message-api.ts';

const MESSAGE_READS = token<MessageReads>('MessageReads');
const TEMPLATES = token<TemplateBook>('MessageTemplates');
const CHOICES = token<Choices>('MessageChoices');
const STAFF_NOTICES = token<StaffNotices>('StaffNotices');
const ROUTES = token<readonly Route[]>('MessageRoutes');
const HANDLERS = token<readonly EventHandler[]>('MessageHandlers');
const JOBS = token<readonly Job[]>('MessageJobs');
const MEMBER_DATA = token<MemberData>('MessageMemberData');
const SEND_EVERY_MS = 5 * SECOND_MS;

const wiring = new ContainerModule(({ bind }) => {
  bind(MESSAGE_READS).toResolvedValue(sqlMessageReads, [READS]).inSingletonScope();
  bind(TEMPLATES).toResolvedValue(sqlTemplateBook, [READS]).inSingletonScope();
  bind(CHOICES).toResolvedValue(choicesOf, [MEMBER_PREFERENCES]).inSingletonScope();
  bind(STAFF_NOTICES).toResolvedValue(sqlStaffNotices, [READS]).inSingletonScope();
  bind(ROUTES)
    .toResolvedValue(
      (unitOfWork, answers, audit, reads, templates, members, notices, settings, tracks, clock) => {
        const parts = { unitOfWork, answers, grants: sqlGrants, templates, clock, store: sqlMessageStore };
        const { push, appId } = settings;
        return [
          ...memberRoutes(
            reads,
            sqlMessageStore,
            ownGrants({ ...parts, isTold: push !== null }),
            unitOfWork,
            clock,
          ),
          ...consoleRoutes(messageDesk({ ...parts, audit }), templates, reads),
          ...noticeRoutes(notices, unitOfWork, clock),
          ...pushRoutes(
            push === null ? undefined : { ...push, appId },
            hearPush({ ...parts, log: sqlPushLog, members, tracks }),
            clock,
          ),
        ];
      },
      [
        ...([UNIT_OF_WORK, ANSWER_BOOK, AUDIT, MESSAGE_READS, TEMPLATES, MEMBERS] as const),
        ...([STAFF_NOTICES, MESSAGE_SETTINGS, PUSHED_TRACKS, CLOCK] as const),
      ],
    )
    .inSingletonScope();
  bind(HANDLERS)
    .toResolvedValue(
      (unitOfWork, templates, soldLines, members, choices, articles, notices, ...rest) => {
        const [stores, coupons, tiers, clock, ids] = rest;
        const parts = { unitOfWork, store: sqlMessageStore, templates, members, clock, ids };
        return [
          ...tellMembers({ ...parts, soldLines }),
          tellNews({ ...parts, choices, articles, stores, coupons, tiers }),
          tellStaff({ unitOfWork, notices, articles, clock, ids }),
        ];
      },
      [
        ...([UNIT_OF_WORK, TEMPLATES, SOLD_LINES, MEMBERS, CHOICES, SKU_DIRECTORY] as const),
        ...([STAFF_NOTICES, STORES, COUPON_GIFTS, TIERS, CLOCK, IDS] as const),
      ],
    )
    .inSingletonScope();
  bind(JOBS)
    .toResolvedValue(
      (unitOfWork, reads, templates, members, choices, server, clock) => {
        const parts = {
          unitOfWork,
          reads,
          templates,
          members,
          choices,
          clock,
          store: sqlMessageStore,
          grants: sqlGrants,
        };
        const run = sendWaiting({ ...parts, wechat: subscribeMessageApi(server) });
        return [{ name: 'messages.send', everyMs: SEND_EVERY_MS, run }];
      },
      [UNIT_OF_WORK, MESSAGE_READS, TEMPLATES, MEMBERS, CHOICES, WECHAT_SERVER, CLOCK],
    )
    .inSingletonScope();
  bind(MEMBER_DATA).toResolvedValue(messagesOfMember, [READS]).inSingletonScope();
});

/** What members are told about their orders: in the inbox, and by subscribe messages where they asked for them. */
export const messagesFeature: Feature = {
  name: 'messages',
  wiring,
  tables: messageTables,
  routes: ROUTES,
  handlers: HANDLERS,
  jobs: JOBS,
  memberData: MEMBER_DATA,
  sweeps: messageSweeps,
};
