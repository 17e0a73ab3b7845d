import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, Job, MemberData } from '#feature';
import type { Route } from '#http';
import { CLOCK, type EventHandler, IDS, RANDOM, SECOND_MS, token, UNIT_OF_WORK } from '#kernel';
import { MEMBERS } from '#modules/members';
import { beginPayment, type FindOpenid } from './app/begin-payment.ts';
import { closePayment } from './app/close-payment.ts';
import { confirmOwnPayment } from './app/confirm-in-wallet.ts';
import { PAYMENTS } from './app/payments.ts';
import { INTENTS, PAYMENT_PROVIDER, PAYMENTS_SETTINGS, REFUNDS } from './app/ports.ts';
import { pursueRefunds } from './app/pursue-refunds.ts';
import { queryPayments } from './app/query-payments.ts';
import { receiveNotice } from './app/receive-notice.ts';
import { refundWhenDue, requestRefund } from './app/request-refund.ts';
import { type Settle, settlePayment } from './app/settle.ts';
import { paymentTables } from './db/payment-tables.ts';
import { paymentsOfMember } from './db/payments-of-member.ts';
import { SqlIntents } from './db/sql-intents.ts';
import { SqlRefunds } from './db/sql-refunds.ts';
import { paymentRoutes } from './http/payment-routes.ts';
import { sandboxWallet } from './wechat/sandbox-wallet.ts';
import { WechatPay } from './wechat/wechat-pay.ts';

const SETTLE = token<Settle>('SettlePayment');
const FIND_OPENID = token<FindOpenid>('FindOpenid');
const PAYMENT_ROUTES = token<readonly Route[]>('PaymentRoutes');
const PAYMENT_HANDLERS = token<readonly EventHandler[]>('PaymentHandlers');
const PAYMENTS_OF_MEMBER = token<MemberData>('PaymentsOfMember');
const PAYMENT_JOBS = token<readonly Job[]>('PaymentJobs');

const LOOK_EVERY_MS = 5 * SECOND_MS;

const wiring = new ContainerModule(({ bind }) => {
  bind(PAYMENTS_OF_MEMBER).toResolvedValue(paymentsOfMember, [READS]).inSingletonScope();
  bind(INTENTS)
    .toResolvedValue((reads) => new SqlIntents(reads), [READS])
    .inSingletonScope();
  bind(REFUNDS)
    .toResolvedValue((reads) => new SqlRefunds(reads), [READS])
    .inSingletonScope();
  bind(PAYMENT_PROVIDER)
    .toResolvedValue(
      (settings, clock, random) => new WechatPay(settings, clock, random),
      [PAYMENTS_SETTINGS, CLOCK, RANDOM],
    )
    .inSingletonScope();
  bind(SETTLE).toResolvedValue(settlePayment, [UNIT_OF_WORK, INTENTS, PAYMENTS_SETTINGS]).inSingletonScope();
  bind(FIND_OPENID)
    .toResolvedValue((members) => (merchantId, memberId) => members.openidOf(merchantId, memberId), [MEMBERS])
    .inSingletonScope();
  bind(PAYMENTS)
    .toResolvedValue(
      (unitOfWork, intents, refunds, provider, settle, findOpenid, clock, ids) => ({
        begin: beginPayment({ unitOfWork, intents, provider, settle, findOpenid, clock, ids }),
        close: closePayment({ unitOfWork, intents, provider, settle, clock }),
        ...requestRefund({ intents, refunds, clock, ids }),
      }),
      [UNIT_OF_WORK, INTENTS, REFUNDS, PAYMENT_PROVIDER, SETTLE, FIND_OPENID, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(PAYMENT_ROUTES)
    .toResolvedValue(
      (provider, intents, settle, settings) =>
        paymentRoutes(
          receiveNotice(provider, intents, settle, settings),
          settings.isDemo ? confirmOwnPayment(intents, sandboxWallet(settings.wechat.apiUrl)) : undefined,
        ),
      [PAYMENT_PROVIDER, INTENTS, SETTLE, PAYMENTS_SETTINGS],
    )
    .inSingletonScope();
  bind(PAYMENT_HANDLERS)
    .toResolvedValue(
      (unitOfWork, intents, refunds, payments) => [
        refundWhenDue({ unitOfWork, intents, refunds }, payments.refund),
      ],
      [UNIT_OF_WORK, INTENTS, REFUNDS, PAYMENTS],
    )
    .inSingletonScope();
  bind(PAYMENT_JOBS)
    .toResolvedValue(
      (unitOfWork, intents, refunds, provider, settle, payments, settings, clock) => [
        {
          name: 'payments.query_unfinished',
          everyMs: LOOK_EVERY_MS,
          run: queryPayments({ unitOfWork, intents, provider, settle, close: payments.close, clock }),
        },
        {
          name: 'payments.pursue_refunds',
          everyMs: LOOK_EVERY_MS,
          run: pursueRefunds({ unitOfWork, refunds, provider, clock, settings }),
        },
      ],
      [UNIT_OF_WORK, INTENTS, REFUNDS, PAYMENT_PROVIDER, SETTLE, PAYMENTS, PAYMENTS_SETTINGS, CLOCK],
    )
    .inSingletonScope();
});

export const paymentsFeature: Feature = {
  name: 'payments',
  wiring,
  tables: paymentTables,
  routes: PAYMENT_ROUTES,
  handlers: PAYMENT_HANDLERS,
  jobs: PAYMENT_JOBS,
  memberData: PAYMENTS_OF_MEMBER,
};
