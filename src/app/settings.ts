import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Container } from 'inversify';
import type { Logger } from 'pino';
import type { MerchantId, StoreId } from '#kernel';
import { STORE_DIRECTORY } from '#modules/access';
import { CATALOG, CATALOG_SETTINGS, FIND_ARTICLES } from '#modules/catalog';
import { CHANNEL_SETTINGS, type RestChannelSettings } from '#modules/channels';
import { SKU_DIRECTORY } from '#modules/inventory';
import { MEMBER_SETTINGS, SMS_SETTINGS, WECHAT_LOGIN_SETTINGS } from '#modules/members';
import { MESSAGE_SETTINGS } from '#modules/messages';
import { RUSH_SETTINGS } from '#modules/orders';
import { PAYMENTS_SETTINGS } from '#modules/payments';
import { VAULT_SETTINGS } from '#modules/privacy';
import { RECOMMENDATION_SETTINGS } from '#modules/recommendations';
import { RECONCILED_MERCHANT } from '#modules/reconciliation';
import { REVIEW_SETTINGS } from '#modules/reviews';
import { STORES } from '#modules/stores';
import { TRYON_SETTINGS } from '#modules/tryon';
import { WEBHOOK_SETTINGS } from '#modules/webhooks';
import { codeVersion } from './code-version.ts';
import { type Config, ConfigError } from './config.ts';
import { vaultSettings } from './vault-settings.ts';
import type { World } from './world.ts';

const HOLDOUT_PERMILLE = 50;
/** Far beyond a commit that waits for locks: 5 s at most, three times over. */
const RUSH_WRITE_MS_MAX = 30_000;
const NO_STORE = '' as StoreId;

/** Gives each module its slice of the settings; no module sees the whole or the environment. */
export function bindSettings(container: Container, config: Config, world: World, log: Logger): void {
  container.bind(WECHAT_LOGIN_SETTINGS).toConstantValue(world.wechat.miniProgram);
  container.bind(SMS_SETTINGS).toConstantValue(world.wechat.sms);
  container.bind(MEMBER_SETTINGS).toConstantValue({ isDemo: config.MODE === 'demo' });
  const { appId, push = null } = world.wechat.miniProgram;
  container.bind(WEBHOOK_SETTINGS).toConstantValue({ mayBeLocal: config.WEBHOOKS_MAY_BE_LOCAL });
  container.bind(MESSAGE_SETTINGS).toConstantValue({ appId, push });
  const publicUrl = config.PUBLIC_URL ?? `http://127.0.0.1:${config.PORT}`;
  container.bind(REVIEW_SETTINGS).toConstantValue({ publicUrl, isToldOfPictures: push !== null });
  container.bind(PAYMENTS_SETTINGS).toConstantValue({
    wechat: { ...world.wechat.pay, appId },
    alipay: world.wechat.alipay,
    unionpay: world.wechat.unionpay,
    noticeUrl: (provider) => `${publicUrl}/v1/payments/${provider}/notices`,
    returnUrl: `${publicUrl}/`,
    isDemo: config.MODE === 'demo',
    log,
  });
  container.bind(RUSH_SETTINGS).toConstantValue({
    queueOrdersMax: config.RUSH_QUEUE_ORDERS_MAX,
    batchOrdersMax: config.RUSH_BATCH_ORDERS_MAX,
    batchWaitMs: config.RUSH_BATCH_WAIT_MS,
    answerWaitMs: config.RUSH_ANSWER_WAIT_MS,
    writeMsMax: RUSH_WRITE_MS_MAX,
    report: (error) => log.error({ err: error }),
  });
  container.bind(CHANNEL_SETTINGS).toConstantValue(channelsOf(config));
  container.bind(TRYON_SETTINGS).toConstantValue({
    enabled: config.TRYON_ENABLED,
    modelDir: config.MODEL_DIR,
    trackerWorkers: config.TRACKER_WORKERS ?? Math.max(1, availableParallelism() - 1),
    assetsDir: 'ar-assets',
    chromium: chromiumOf(config),
    log,
  });
  container.bind(RECOMMENDATION_SETTINGS).toConstantValue({
    merchantId: config.MERCHANT_ID as MerchantId,
    modelFolder: join(config.STATE_DIR, 'models'),
    tensorBackend: config.TENSOR_BACKEND,
    code: codeVersion(),
    // In the demo everybody who signs in is there to see the personal feed.
    holdoutPermille: config.MODE === 'demo' ? 0 : HOLDOUT_PERMILLE,
    report: (error, facts = {}) => log.error({ err: error, ...facts }),
  });
  container.bind(RECONCILED_MERCHANT).toConstantValue({ id: config.MERCHANT_ID as MerchantId });
  container.bind(CATALOG_SETTINGS).toConstantValue({
    pictureFolder: join(config.STATE_DIR, 'pictures'),
    merchantId: config.MERCHANT_ID as MerchantId,
  });
  container.bind(VAULT_SETTINGS).toConstantValue(vaultSettings(config));
  // `stores` sits above `access` and cannot be imported by it.
  container
    .bind(STORE_DIRECTORY)
    .toResolvedValue((stores) => stores, [STORES])
    .inSingletonScope();
  // `catalog` sits above `inventory`. What an article is called does not depend on the store.
  container
    .bind(SKU_DIRECTORY)
    .toResolvedValue(
      (catalog, find) => ({
        ...find,
        names: (merchantId, skuIds) => catalog.offers(merchantId, NO_STORE, skuIds),
      }),
      [CATALOG, FIND_ARTICLES],
    )
    .inSingletonScope();
}

/** The program that draws photos; `undefined` for our own renderer. */
function chromiumOf({ TRYON_RENDERER, CHROMIUM_PATH }: Config): string | undefined {
  if (TRYON_RENDERER === 'software') return undefined;
  if (CHROMIUM_PATH === undefined)
    throw new ConfigError('TRYON_RENDERER=chromium needs CHROMIUM_PATH, the program of a Chromium');
  return CHROMIUM_PATH;
}

/** `NAME=URL|SECRET,…`, whose shape the schema has checked. */
function channelsOf({ CHANNELS }: Config): readonly RestChannelSettings[] {
  return (CHANNELS ?? '').split(',').flatMap((text) => {
    const [, channel, url, secret] = /^(\w+)=([^|]+)\|(.+)$/.exec(text) ?? [];
    if (channel === undefined || url === undefined || secret === undefined) return [];
    return [{ channel: channel as RestChannelSettings['channel'], url, secret }];
  });
}
