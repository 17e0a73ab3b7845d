import { once } from 'node:events';
import { jest } from '@jest/globals';
import { WebSocket } from 'ws';
import { CLOCK, type MerchantId } from '#kernel';
import { PERMITS } from '#modules/privacy';
import { SESSION_BOOK } from '#modules/tryon';
import { HandClock } from '../../support/clock.ts';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { houseDatabase } from '../../support/house-database.ts';
import { type StaffMember, staffOf } from '../../support/owner.ts';
import { type Shopper, shopper, tryOn } from '../../support/people-at-the-door.ts';
import { ReplayTracker, withReplay } from '../../support/replay-tracker.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

/** The law of the house is one second for both; a crowded machine may be late, a process that never hears is. */
const WITHIN_MS = 10_000;
const SWITCH = '/v1/console/privacy/switches/face.tryon';

jest.setTimeout(60_000);

describe.each(DATABASE_KINDS)('a stream in one process of two, on %s', (kind) => {
  let sandbox: TestSandbox;
  let here: TestHouse;
  let there: TestHouse;
  let person: Shopper;
  let owner: StaffMember;

  beforeAll(async () => {
    sandbox = await testSandbox();
    const address = await houseDatabase(kind);
    const house = async () => {
      const made = await testHouse(
        kind,
        { wechat: sandbox.wechat },
        { DATABASE_URL: address },
        withReplay(new ReplayTracker()),
      );
      await made.open();
      return made;
    };
    here = await house();
    there = await house();
    person = await shopper(here, '小林');
    owner = await staffOf(there);
  });
  afterAll(async () => {
    await here.close();
    await there.close();
    await sandbox.close();
  });

  const streaming = async () => {
    const session = await tryOn(person);
    const socket = new WebSocket(`${here.url.replace('http', 'ws')}${session.path}/stream`);
    await once(socket, 'open');
    socket.send(JSON.stringify({ ticket: session.streamTicket }));
    await once(socket, 'message');
    const closed = once(socket, 'close').then(([code]) => ({ code: code as number, at: performance.now() }));
    return { session, closed };
  };

  test('ends soon when the consent is withdrawn in the other process', async () => {
    const { session, closed } = await streaming();
    const answer = await fetch(`${there.url}/v1/consents/face.tryon`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${person.token}` },
    });
    const withdrawnAt = performance.now();
    expect(answer.status).toBe(204);
    const { code, at } = await closed;
    expect(code).toBe(4403);
    expect(at - withdrawnAt).toBeLessThan(WITHIN_MS);
    expect((await person.upload(`${session.path}/frames`, new Uint8Array(9).fill(1))).status).toBe(403);
  });

  test('ends soon when an owner switches the try-on off in the other process, and opens again', async () => {
    const { closed } = await streaming();
    expect((await owner.call('PUT', SWITCH, { open: false })).status).toBe(200);
    const switchedAt = performance.now();
    const { code, at } = await closed;
    expect(code).toBe(4404);
    expect(at - switchedAt).toBeLessThan(WITHIN_MS);
    await expect(tryOn(person)).rejects.toThrow('privacy.switched_off');
    const opened = new Promise<void>((resolve) => {
      const look = () => {
        const permits = here.container.get(PERMITS);
        if (permits.refusal('mch_tongqu' as MerchantId, 'face.tryon') === undefined) resolve();
        else setTimeout(look, 20);
      };
      look();
    });
    await owner.call('PUT', SWITCH, { open: true });
    await opened;
    expect((await tryOn(person)).sessionId).toBeDefined();
  });
});

describe('an assessment that runs out', () => {
  test('ends sessions, and begins none until an owner approves it again', async () => {
    const sandbox = await testSandbox();
    const clock = new HandClock(Date.now());
    const house = await testHouse(
      'SQLite',
      { wechat: sandbox.wechat, clock },
      {},
      withReplay(new ReplayTracker()),
    );
    try {
      clock.advance(366 * 86_400_000 - 60_000);
      const person = await shopper(house, '小林');
      const { path, sessionId } = await tryOn(person);
      clock.advance(60_000);
      const refused = await person.upload(`${path}/frames`, new Uint8Array(9).fill(1));
      expect(await refused.json()).toMatchObject({ status: 403, code: 'privacy.assessment_missing' });
      await house.container.get(SESSION_BOOK).endOverdue();
      await house.container.get(SESSION_BOOK).stop();
      const [record] = await house.database.reads.all('select end_reason from tryon_sessions where id = ?', [
        sessionId,
      ]);
      expect(record).toEqual({ end_reason: 'assessment_lapsed' });
      await expect(tryOn(person)).rejects.toThrow('privacy.assessment_missing');

      const owner = await staffOf(house);
      const list = await owner.call('GET', '/v1/console/privacy/assessments');
      const { documents } = (await list.json()) as { documents: { version: number; documentHash: string }[] };
      const { version, documentHash } = documents[0] ?? {};
      const expiresAt = house.container.get(CLOCK).now() + 1_000;
      const approval = { purpose: 'face.tryon', version, documentHash, expiresAt };
      expect((await owner.call('POST', '/v1/console/privacy/assessments', approval)).status).toBe(201);
      expect((await tryOn(person)).sessionId).toBeDefined();
    } finally {
      await house.close();
      await sandbox.close();
    }
  });
});
