import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OTHER_STAGE, type Stage, stageMicroseconds } from '../support/profile-stages.ts';
import { signIn } from '../support/shopper.ts';
import { type BenchTask, row } from '../task.ts';
import { feedAnew, openFeedShop, readAll, tellViews, verifiedFeed } from './feed-request.ts';

const FEEDS = 6_000;
const INTERVAL_MICROSECONDS = 200;

/** The innermost frame that one of these claims decides; what comes first in this list is asked first. */
const STAGES: readonly Stage[] = [
  { name: 'garbage collection', marks: [/#\(garbage collector\)$/] },
  { name: 'reasons', marks: [/recommendation\/reasons\.ts/, /app\/feed-reason\.ts/] },
  { name: 'ranker', marks: [/@tensorflow\//, /recommendation\/(ranker|tensor-runtime)\.ts/] },
  { name: 'features', marks: [/recommendation\/(features|signals|\w+-signals)\.ts/] },
  {
    name: 'candidates',
    marks: [/recommendation\/(candidates|best-rows|item-index|row-scan|log-bilinear|pair-table)\.ts/],
  },
  { name: 'rules', marks: [/arrange-feed\.ts/, /choose-diverse\.ts/, /store-rules\.ts/, /exposures\.ts/] },
  { name: 'state', marks: [/member-(memory|state)\.ts/, /shopper-of\.ts/, /sql-member-pulses\.ts/] },
  { name: 'JSON', marks: [/store-shelf\.ts/, /#JSON\./] },
  { name: 'who asks', marks: [/hmac-tokens\.ts/, /modules\/access\//, /modules\/members\//, /sign-in/] },
  { name: 'database', marks: [/src\/db\//, /better-sqlite3/] },
  {
    name: 'HTTP and Express',
    marks: [
      /node:(_http|net|events|internal\/(stream|http|process|timers|url|net|validators))/,
      /node_modules\/(express|router|helmet|finalhandler|on-finished|prom-client|zod)/,
      /src\/(http|app\/metrics)/,
      /#(writeUtf8String|writeLatin1String|writev|writeBuffer)$/,
    ],
  },
  { name: 'the rest of the feed', marks: [/modules\/recommendations\//, /ml\/recommendation\//] },
];

/** Where the time of a feed goes: V8's sampling profiler over a server that answers nothing else. */
export const feedStages: BenchTask = {
  name: 'feed-stages',
  async run(report) {
    const folder = mkdtempSync(join(tmpdir(), 'tongqu-profile-'));
    report(`${FEEDS} feeds under the profiler, which costs about a tenth itself`);
    const shop = await openFeedShop([
      '--cpu-prof',
      `--cpu-prof-dir=${folder}`,
      `--cpu-prof-interval=${INTERVAL_MICROSECONDS}`,
    ]);
    try {
      const shopper = await signIn(shop.url, '测量');
      await tellViews(shopper, 0);
      await verifiedFeed(shop.url, shopper);
      for (let n = 0; n < FEEDS; n += 1) await readAll(shop.url + feedAnew(n), shopper.headers);
    } finally {
      await shop.stop();
    }
    const times = stageMicroseconds(folder, STAGES, { fromShare: 0.5 });
    const total = [...times.values()].reduce((sum, time) => sum + time, 0);
    return [...STAGES.map(({ name }) => name), OTHER_STAGE].map((name) =>
      row(`share of a feed: ${name}`, (100 * (times.get(name) ?? 0)) / total, '%'),
    );
  },
};
