import { WebSocket } from 'ws';
import { DATABASE_KINDS } from '../../support/databases.ts';
import { houseDatabase } from '../../support/house-database.ts';
import { type OpenTryOn, type Shopper, shopper, tryOn } from '../../support/people-at-the-door.ts';
import { portraitJpeg } from '../../support/portrait.ts';
import { programsPresent } from '../../support/redis.ts';
import { GLASSES } from '../../support/try-on-goods.ts';
import { type TwoHouses, twoHouses } from '../../support/two-houses.ts';

const START_MS = 120_000;
const TEST_MS = 180_000;
/** Longer than processes need to reach Redis again and to look after their leases. */
const RECONNECTED_MS = 2_500;
/** SQLite is one machine's; several processes share PostgreSQL. */
const KIND = DATABASE_KINDS.includes('PostgreSQL') ? 'PostgreSQL' : 'SQLite';

(programsPresent('redis-server', 'haproxy') ? describe : describe.skip)(
  'two processes behind a load balancer',
  () => {
    let houses: TwoHouses;
    let jpeg: Uint8Array;

    beforeAll(async () => {
      jpeg = await portraitJpeg();
      houses = await twoHouses(await houseDatabase(KIND));
    }, START_MS);
    beforeEach(() => houses.startBoth(), TEST_MS);
    afterAll(() => houses?.stop(), TEST_MS);

    const frame = (person: Shopper, { path }: OpenTryOn) => person.upload(`${path}/frames`, jpeg);
    const place = (answer: Response) => String(answer.headers.get('x-served-by'));

    test(
      'a session stays with the process that has its tracker',
      async () => {
        const people = await Promise.all(['安', '白', '陈', '丁'].map((name) => shopper(houses, name)));
        const sessions = await Promise.all(people.map((person) => tryOn(person, [GLASSES])));
        const places = await Promise.all(
          people.map(async (person, i) => {
            const seen: string[] = [];
            for (let round = 0; round < 3; round += 1)
              seen.push(place(await frame(person, sessions[i] as OpenTryOn)));
            return seen;
          }),
        );
        for (const seen of places) expect(new Set(seen).size).toBe(1);
        expect(new Set(places.flat()).size).toBe(2);
      },
      TEST_MS,
    );

    test(
      'when a process dies, its sessions go on in the other one at the first attempt, and nobody else gets them',
      async () => {
        const person = await shopper(houses, '方');
        const session = await tryOn(person, [GLASSES]);
        const stream = await openStream(houses, session, session.streamTicket);
        expect((await stream.send(jpeg)).status).toBe('ok');
        const home = place(await frame(person, session));
        const stranger = await shopper(houses, '江');

        await houses.kill(home);
        await stream.closed;
        expect((await frame(stranger, session)).status).toBe(404);
        const startedAt = performance.now();
        const ticket = await person.call('POST', `${session.path}/stream-ticket`);
        expect(ticket.status).toBe(200);
        expect(place(ticket)).not.toBe(home);
        const { streamTicket } = (await ticket.json()) as { streamTicket: string };
        const again = await openStream(houses, session, streamTicket);
        const answer = await again.send(jpeg);
        const backMs = performance.now() - startedAt;
        process.stdout.write(`the stream of a dead process went on after ${backMs.toFixed(0)} ms\n`);
        expect(answer.status).toBe('ok');
        expect(answer.items.map(({ skuId }) => skuId)).toEqual([GLASSES]);
        again.hangUp();
      },
      TEST_MS,
    );

    test(
      'a process that is closed for a new version hands its sessions over',
      async () => {
        const person = await shopper(houses, '高');
        const session = await tryOn(person, [GLASSES]);
        const home = place(await frame(person, session));
        await houses.close(home);
        const answer = await frame(person, session);
        expect(answer.status).toBe(200);
        expect(place(answer)).not.toBe(home);
      },
      TEST_MS,
    );

    test(
      'a withdrawn consent ends the session wherever it lives',
      async () => {
        const person = await shopper(houses, '金');
        const session = await tryOn(person, [GLASSES]);
        const stream = await openStream(houses, session, session.streamTicket);
        expect((await person.call('DELETE', '/v1/consents/face.tryon')).status).toBe(204);
        expect(await stream.closed).toBe(4403);
        expect((await frame(person, session)).status).toBe(403);
      },
      TEST_MS,
    );

    test(
      'without Redis a running session goes on where it is, and also when an empty Redis is back',
      async () => {
        const person = await shopper(houses, '孔');
        const session = await tryOn(person, [GLASSES]);
        await houses.redis.stop();
        expect((await frame(person, session)).status).toBe(200);
        const another = await tryOn(await shopper(houses, '李'), [GLASSES]);
        expect(another.sessionId).not.toBe(session.sessionId);
        await houses.redis.start();
        await new Promise((resolve) => setTimeout(resolve, RECONNECTED_MS));
        expect((await frame(person, session)).status).toBe(200);
      },
      TEST_MS,
    );
  },
);

interface Answer {
  readonly status: string;
  readonly items: readonly { readonly skuId: string }[];
}

interface Stream {
  readonly closed: Promise<number>;
  send(jpeg: Uint8Array): Promise<Answer>;
  hangUp(): void;
}

async function openStream({ url }: TwoHouses, { path }: OpenTryOn, ticket: string): Promise<Stream> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}/stream`);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const next = () =>
    new Promise<unknown>((resolve, reject) => {
      socket.once('message', (data: Buffer) => resolve(JSON.parse(data.toString())));
      socket.once('error', reject);
      void closed.then((code) => reject(new Error(`closed with ${code}`)));
    });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const ready = next();
  socket.send(JSON.stringify({ ticket, reply: 'json' }));
  await ready;
  let seq = 0;
  return {
    closed,
    async send(jpeg) {
      const message = Buffer.alloc(16 + jpeg.length);
      message.writeUInt32LE(++seq, 0);
      message.writeUInt16LE(640, 8);
      message.writeUInt16LE(480, 10);
      message.set(jpeg, 16);
      const answer = next();
      socket.send(message);
      return (await answer) as Answer;
    },
    hangUp: () => socket.close(),
  };
}
