import { ContainerModule } from 'inversify';
import { READS } from '#db';
import type { Feature, Job, MemberData } from '#feature';
import type { Route } from '#http';
import {
  ANSWER_BOOK,
  CLOCK,
  type Clock,
  type EventHandler,
  IDS,
  invariant,
  KEYED_HASH,
  MINUTE_MS,
  RANDOM,
  type Random,
  SECOND_MS,
  token,
  UNIT_OF_WORK,
} from '#kernel';
import { MEMBERS, TILL_PAYERS } from '#modules/members';
import { VAULT } from '#modules/privacy';
import { Alipay } from './alipay/alipay.ts';
import { askAbout } from './app/ask-about.ts';
import { beginPayment } from './app/begin-payment.ts';
import { TRADE_BILLS } from './app/bills.ts';
import { changeAmount } from './app/change-amount.ts';
import { closePayment } from './app/close-payment.ts';
import { confirmOwnPayment } from './app/confirm-in-wallet.ts';
import { type FollowScan, followScan } from './app/follow-scan.ts';
import { hideOldPayers, PAYERS, payersOf } from './app/payers.ts';
import { PAYMENT_BOOK } from './app/payment-book.ts';
import { PAYMENTS } from './app/payments.ts';
import {
  GIVEN_UP,
  INTENTS,
  PAYMENT_PROVIDERS,
  PAYMENTS_SETTINGS,
  type PaymentsSettings,
  REFUNDS,
} from './app/ports.ts';
import type { PaymentProvider } from './app/provider.ts';
import { PaymentProviders } from './app/providers.ts';
import { pursueRefunds } from './app/pursue-refunds.ts';
import { pursueScans } from './app/pursue-scans.ts';
import { queryPayments } from './app/query-payments.ts';
import { receiveNotice } from './app/receive-notice.ts';
import { refundWhenDue, requestRefund } from './app/request-refund.ts';
import { scanCode } from './app/scan-code.ts';
import { SCANS } from './app/scans.ts';
import { type Settle, settlePayment } from './app/settle.ts';
import { REFUND_GATE, SHARED_PAYMENTS } from './app/shared-payments.ts';
import { TILL_PAYMENTS } from './app/till-payments.ts';
import { watchGivenUp } from './app/watch-given-up.ts';
import { sqlOldPayers } from './db/old-payers.ts';
import { paymentTables } from './db/payment-tables.ts';
import { paymentsOfMember } from './db/payments-of-member.ts';
import { SqlGivenUp } from './db/sql-given-up.ts';
import { SqlIntents } from './db/sql-intents.ts';
import { sqlPaymentBook } from './db/sql-payment-book.ts';
import { SqlRefunds } from './db/sql-refunds.ts';
import { SqlScans } from './db/sql-scans.ts';
import { sqlPaidByWechat } from './db/sql-shared-payments.ts';
import { sandboxWallet } from './demo/sandbox-wallet.ts';
import { paymentRoutes } from './http/payment-routes.ts';
import { Unionpay } from './unionpay/unionpay.ts';
import { WechatPay } from './wechat/wechat-pay.ts';

const SETTLE = token<Settle>('SettlePayment');
const FOLLOW_SCAN = token<FollowScan>('FollowScan');
const PAYMENT_ROUTES = token<readonly Route[]>('PaymentRoutes');
const PAYMENT_HANDLERS = token<readonly EventHandler[]>('PaymentHandlers');
const PAYMENTS_OF_MEMBER = token<MemberData>('PaymentsOfMember');
const PAYMENT_JOBS = token<readonly Job[]>('PaymentJobs');

const LOOK_EVERY_MS = 5 * SECOND_MS;
/** A cashier and a customer wait for it. */
const LOOK_AT_SCANS_EVERY_MS = SECOND_MS;

/** In the order in which they are offered. */
function providersOf(settings: PaymentsSettings, clock: Clock, random: Random): PaymentProviders {
  const { alipay, unionpay, noticeUrl, returnUrl } = settings;
  const providers: PaymentProvider[] = [new WechatPay(settings, clock, random)];
  if (alipay !== null) providers.push(new Alipay(alipay, noticeUrl('alipay')));
  if (unionpay !== null)
    providers.push(new Unionpay(unionpay, { notice: noticeUrl('unionpay'), back: returnUrl }, clock));
  return new PaymentProviders(providers);
}

const wiring = new ContainerModule(({ bind }) => {
  bind(PAYMENTS_OF_MEMBER).toResolvedValue(paymentsOfMember, [READS]).inSingletonScope();
  bind(INTENTS)
    .toResolvedValue((reads) => new SqlIntents(reads), [READS])
    .inSingletonScope();
  bind(REFUNDS)
    .toResolvedValue((reads) => new SqlRefunds(reads), [READS])
    .inSingletonScope();
  bind(GIVEN_UP)
    .toResolvedValue((reads) => new SqlGivenUp(reads), [READS])
    .inSingletonScope();
  bind(SCANS)
    .toResolvedValue((reads) => new SqlScans(reads), [READS])
    .inSingletonScope();
  bind(PAYMENT_PROVIDERS).toResolvedValue(providersOf, [PAYMENTS_SETTINGS, CLOCK, RANDOM]).inSingletonScope();
  bind(SETTLE)
    .toResolvedValue(settlePayment, [
      ...([UNIT_OF_WORK, INTENTS, GIVEN_UP, PAYMENT_PROVIDERS, PAYMENTS_SETTINGS, SCANS] as const),
      ...([PAYERS, TILL_PAYERS] as const),
    ])
    .inSingletonScope();
  bind(PAYERS).toResolvedValue(payersOf, [MEMBERS, VAULT]).inSingletonScope();
  bind(FOLLOW_SCAN)
    .toResolvedValue(
      (unitOfWork, intents, givenUp, scans, providers, settle, clock, ids) =>
        followScan({ unitOfWork, intents, givenUp, scans, providers, settle, clock, ids }),
      [UNIT_OF_WORK, INTENTS, GIVEN_UP, SCANS, PAYMENT_PROVIDERS, SETTLE, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(TILL_PAYMENTS)
    .toResolvedValue(
      (unitOfWork, intents, givenUp, scans, providers, settle, follow, answers, hash, clock, ids) =>
        scanCode({
          ...{ unitOfWork, intents, givenUp, scans, providers, settle, follow, answers, hash, clock, ids },
        }),
      [
        ...([UNIT_OF_WORK, INTENTS, GIVEN_UP, SCANS, PAYMENT_PROVIDERS, SETTLE] as const),
        ...([FOLLOW_SCAN, ANSWER_BOOK, KEYED_HASH, CLOCK, IDS] as const),
      ],
    )
    .inSingletonScope();
  bind(PAYMENTS)
    .toResolvedValue(
      (unitOfWork, intents, givenUp, refunds, providers, settle, payers, clock, ids, scans, follow) => {
        const parts = { unitOfWork, intents, givenUp, providers, settle, clock };
        return {
          offered: providers.offered,
          begin: beginPayment({ ...parts, payers, ids }),
          close: closePayment({ ...parts, scans, follow }),
          ...changeAmount({ ...parts, scans, ids }),
          ...requestRefund({ intents, refunds, clock, ids }),
        };
      },
      [
        ...([UNIT_OF_WORK, INTENTS, GIVEN_UP, REFUNDS, PAYMENT_PROVIDERS, SETTLE] as const),
        ...([PAYERS, CLOCK, IDS, SCANS, FOLLOW_SCAN] as const),
      ],
    )
    .inSingletonScope();
  bind(SHARED_PAYMENTS)
    .toResolvedValue(
      (reads, providers) => {
        const wechat = providers.get('wechat');
        invariant(wechat instanceof WechatPay, 'WeChat Pay is always offered');
        return { account: wechat.account, find: sqlPaidByWechat(reads), ...wechat.others };
      },
      [READS, PAYMENT_PROVIDERS],
    )
    .inSingletonScope();
  bind(TRADE_BILLS)
    .toResolvedValue(
      (providers) => ({
        offered: providers.offered,
        open: (name, day) => providers.get(name).bill(day),
      }),
      [PAYMENT_PROVIDERS],
    )
    .inSingletonScope();
  bind(PAYMENT_BOOK)
    .toResolvedValue(
      (reads, unitOfWork, clock, intents, givenUp, providers, settle) => ({
        ...sqlPaymentBook(reads, unitOfWork, clock),
        ask: askAbout(intents, givenUp, providers, settle),
      }),
      [READS, UNIT_OF_WORK, CLOCK, INTENTS, GIVEN_UP, PAYMENT_PROVIDERS, SETTLE],
    )
    .inSingletonScope();
  bind(PAYMENT_ROUTES)
    .toResolvedValue(
      (providers, intents, givenUp, settle, settings) =>
        paymentRoutes(
          providers,
          receiveNotice(intents, givenUp, settle, settings),
          settings.isDemo
            ? confirmOwnPayment(intents, providers, sandboxWallet(settings.wechat.apiUrl))
            : undefined,
        ),
      [PAYMENT_PROVIDERS, INTENTS, GIVEN_UP, SETTLE, PAYMENTS_SETTINGS],
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
      (
        unitOfWork,
        intents,
        givenUp,
        refunds,
        providers,
        settle,
        payments,
        settings,
        clock,
        scans,
        follow,
        mayRefund,
        ids,
        reads,
        payers,
      ) => [
        {
          name: 'payments.hide_old_payers',
          everyMs: MINUTE_MS,
          run: hideOldPayers(unitOfWork, sqlOldPayers(reads), payers),
        },
        {
          name: 'payments.pursue_scans',
          everyMs: LOOK_AT_SCANS_EVERY_MS,
          run: pursueScans({ unitOfWork, scans, follow, clock, settings }),
        },
        {
          name: 'payments.query_unfinished',
          everyMs: LOOK_EVERY_MS,
          run: queryPayments({
            ...{ unitOfWork, intents, givenUp, providers, settle, close: payments.close, clock, ids },
          }),
        },
        {
          name: 'payments.pursue_refunds',
          everyMs: LOOK_EVERY_MS,
          run: pursueRefunds({ unitOfWork, refunds, providers, mayRefund, clock, settings }),
        },
        {
          name: 'payments.watch_given_up',
          everyMs: LOOK_EVERY_MS,
          run: watchGivenUp({ unitOfWork, givenUp, providers, settle, clock, settings }),
        },
      ],
      [
        ...([UNIT_OF_WORK, INTENTS, GIVEN_UP, REFUNDS, PAYMENT_PROVIDERS] as const),
        ...([SETTLE, PAYMENTS, PAYMENTS_SETTINGS, CLOCK, SCANS, FOLLOW_SCAN, REFUND_GATE, IDS] as const),
        ...([READS, PAYERS] as const),
      ],
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
