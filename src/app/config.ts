import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

const VERSIONED_KEY = /^[1-9]\d{0,5}:[\w-]{43}$/;
const VERSIONED_KEYS = /^[1-9]\d{0,5}:[\w-]{43}(,[1-9]\d{0,5}:[\w-]{43}){0,9}$/;

const CHANNEL = '(douyin|kuaishou|meituan|pos)=https?://[^\\s|,]+\\|[^\\s|,]{16,}';
const CHANNEL_LIST = new RegExp(`^${CHANNEL}(,${CHANNEL}){0,3}$`);

/** Every setting of the product. The README's table is made from it (test/repo/readme.test.ts compares). */
export const configSchema = z.object({
  MODE: z
    .enum(['demo', 'production'])
    .default('demo')
    .describe(
      '`demo` seeds the demo chain and talks to the payment and WeChat sandbox; `production` needs real credentials',
    ),
  PORT: port.default(3000).describe('port of API, storefront and console'),
  HOST: z.string().default('0.0.0.0').describe('address to listen on'),
  TRUST_PROXY: z.coerce
    .number()
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe(
      'how many of your own proxies stand in front (the load balancer of deploy/: 1); that many `X-Forwarded-For` entries are believed',
    ),
  PUBLIC_URL: z
    .url()
    .optional()
    .describe(
      'address under which providers reach this server (payment callbacks); default http://127.0.0.1:PORT',
    ),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must be sqlite:PATH or postgresql://…')
    .optional()
    .describe('`sqlite:PATH` or `postgresql://…`; default `sqlite:STATE_DIR/tongqu.db`'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+$/, 'must be redis://… or rediss://…')
    .optional()
    .describe('`redis://…`: try-on sessions go on in another process when theirs dies; default: one process'),
  STATE_DIR: z
    .string()
    .default('var')
    .describe('folder of everything that this machine keeps: database, keys, artefacts, pictures'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('least level that is logged'),
  CHECK_ANSWERS: z
    .enum(['on', 'off'])
    .default('off')
    .describe('`on` fails every answer that is not what `/openapi.json` promises; for tests and development'),
  MERCHANT_ID: z.string().min(1).default('mch_tongqu').describe('merchant that open routes speak for'),
  SECRET_KEY: z
    .string()
    .min(32)
    .optional()
    .describe('at least 32 characters; signs tokens. Demo: made once and kept in STATE_DIR'),
  VAULT_KEYS: z
    .string()
    .regex(VERSIONED_KEYS, 'must be VERSION:KEY,… with keys of 32 bytes as base64url (43 characters)')
    .optional()
    .describe(
      '`1:KEY` or `1:OLD,2:NEW`, 32 bytes each as base64url: master keys of personal data at rest; the last one wraps, so tell every process a new one as `2:NEW,1:OLD` first. Demo: made once and kept in STATE_DIR',
    ),
  VAULT_INDEX_KEY: z
    .string()
    .regex(VERSIONED_KEY, 'must be VERSION:KEY with a key of 32 bytes as base64url (43 characters)')
    .optional()
    .describe(
      '`1:KEY`, 32 bytes as base64url: finds phone numbers, accounts and payers without storing them; never to be changed, a start with another one is refused. Demo: made once and kept in STATE_DIR',
    ),
  MODEL_DIR: z
    .string()
    .default('ml/models/built')
    .describe('tracking models, as `npm run models:build` writes them'),
  TENSOR_BACKEND: z
    .enum(['wasm', 'cpu', 'node'])
    .default('wasm')
    .describe('TensorFlow.js of the feed; `node` needs @tensorflow/tfjs-node, installed by you, else `wasm`'),
  TRACKER_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(64)
    .optional()
    .describe('worker threads of the try-on tracker; default: cores - 1, at least 1'),
  RUSH_QUEUE_ORDERS_MAX: z.coerce
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(5_000)
    .describe('requests for a hot article that one process lets wait; one more is answered 429'),
  RUSH_BATCH_ORDERS_MAX: z.coerce
    .number()
    .int()
    .min(1)
    .max(500)
    .default(256)
    .describe('orders for hot articles that are written in one commit'),
  RUSH_BATCH_WAIT_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000)
    .default(5)
    .describe('how long such a commit waits for more orders while it is not full'),
  RUSH_ANSWER_WAIT_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(30_000)
    .default(3_000)
    .describe('how long a caller is kept before she is told to ask for her ticket (202)'),
  CHANNELS: z
    .string()
    .regex(CHANNEL_LIST, 'must be NAME=URL|SECRET,… with secrets of at least 16 characters')
    .optional()
    .describe(
      '`douyin=https://…|SECRET,…`: who hears what became of the orders that douyin, kuaishou, meituan or a till (pos) sold',
    ),
  TRYON_ENABLED: z
    .stringbool()
    .default(true)
    .describe('`false` switches the server side of the try-on off (503 `tryon.switched_off`)'),
  TRYON_RENDERER: z
    .enum(['software', 'chromium'])
    .default('software')
    .describe(
      'what draws try-on photos: our own renderer, or a headless Chromium with the storefront’s stage',
    ),
  CHROMIUM_PATH: z
    .string()
    .optional()
    .describe('program of the Chromium for `TRYON_RENDERER=chromium`, e.g. `/usr/bin/chromium`'),
  SANDBOX_PORT: port.default(0).describe('demo: port of the sandbox process; 0 = any free one'),
  SANDBOX_ACCOUNTS_FILE: z
    .string()
    .optional()
    .describe('demo: where the sandbox wrote our accounts; `npm start` sets it'),
  WECHAT_API_URL: z.url().default('https://api.weixin.qq.com').describe('mini-program server API'),
  WECHAT_APP_ID: z.string().optional().describe('production: app id of the mini-program'),
  WECHAT_APP_SECRET: z.string().optional().describe('production: its secret'),
  WECHAT_PUSH_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/, 'must be 3 to 32 letters and digits')
    .optional()
    .describe(
      'production: token of the message push (`PUBLIC_URL/v1/wechat/push`, safe mode); without it none is heard',
    ),
  WECHAT_PUSH_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}$/, 'must be the 43 characters of the EncodingAESKey')
    .optional()
    .describe('production: its EncodingAESKey'),
  WEBHOOKS_MAY_BE_LOCAL: z
    .stringbool()
    .default(false)
    .describe('`true` lets webhooks go to http and to private addresses: for tests and demos on one machine'),
  SMS_URL: z.url().default('https://sms.tencentcloudapi.com').describe('SMS gateway (Tencent Cloud SMS)'),
  SMS_REGION: z.string().default('ap-guangzhou').describe('its region'),
  SMS_SECRET_ID: z
    .string()
    .optional()
    .describe('production: account at the SMS gateway; without it nobody signs in by a text message'),
  SMS_SECRET_KEY: z.string().optional().describe('production: its secret'),
  SMS_APP_ID: z.string().optional().describe('production: application there (SmsSdkAppId)'),
  SMS_SIGN_NAME: z.string().optional().describe('production: approved signature that messages begin with'),
  SMS_TEMPLATE_ID: z
    .string()
    .optional()
    .describe('production: approved text with two places: the code, and for how many minutes it is good'),
  WECHATPAY_URL: z.url().default('https://api.mch.weixin.qq.com').describe('WeChat Pay API v3'),
  WECHATPAY_MCH_ID: z.string().optional().describe('production: merchant number'),
  WECHATPAY_SERIAL: z.string().optional().describe('production: serial of the merchant certificate'),
  WECHATPAY_PRIVATE_KEY_FILE: z.string().optional().describe('production: merchant key, PEM'),
  WECHATPAY_API_V3_KEY: z.string().length(32).optional().describe('production: APIv3 key'),
  WECHATPAY_PUBLIC_KEY_ID: z
    .string()
    .optional()
    .describe('production: id (`PUB_KEY_ID_…`) or serial of the key that WeChat Pay signs with'),
  WECHATPAY_PUBLIC_KEY_FILE: z.string().optional().describe('production: that key, PEM'),
  ALIPAY_URL: z.url().default('https://openapi.alipay.com/gateway.do').describe('Alipay OpenAPI'),
  ALIPAY_APP_ID: z
    .string()
    .optional()
    .describe('production: our app there; without it Alipay is not offered'),
  ALIPAY_SELLER_ID: z
    .string()
    .regex(/^2088\d{12}$/, 'must be 16 digits that begin with 2088')
    .optional()
    .describe('production: account that gets the money, `2088…`'),
  ALIPAY_PRIVATE_KEY_FILE: z.string().optional().describe('production: key of our app, PKCS#8 PEM'),
  ALIPAY_PUBLIC_KEY_FILE: z
    .string()
    .optional()
    .describe('production: public key that Alipay signs with, PEM'),
  UNIONPAY_URL: z.url().default('https://gateway.95516.com/gateway/api').describe('UnionPay acp 5.1.0'),
  UNIONPAY_MER_ID: z
    .string()
    .regex(/^[0-9A-Za-z]{15}$/, 'must be 15 letters and digits')
    .optional()
    .describe('production: merchant number; without it UnionPay is not offered'),
  UNIONPAY_CERT_ID: z
    .string()
    .regex(/^\d{1,60}$/, 'must be a decimal number')
    .optional()
    .describe('production: serial of our signing certificate, decimal'),
  UNIONPAY_PRIVATE_KEY_FILE: z.string().optional().describe('production: key of that certificate, PEM'),
  UNIONPAY_ROOT_FILE: z.string().optional().describe('production: root certificate of UnionPay, PEM'),
  UNIONPAY_MIDDLE_FILE: z.string().optional().describe('production: its middle certificate, PEM'),
});

export type Config = z.infer<typeof configSchema>;

/** The only reader of the environment. Throws one readable sentence per wrong setting. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = configSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new ConfigError(`These settings are wrong:\n${lines.join('\n')}`);
}

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export function databaseUrl({ DATABASE_URL, STATE_DIR }: Config): string {
  return DATABASE_URL ?? `sqlite:${STATE_DIR}/tongqu.db`;
}
