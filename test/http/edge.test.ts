import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { createApp, member, open, type Route, route, staff, visitor, wholeShopStaff } from '#http';
import { AppError, type Authenticator, type Principal, type StoreId } from '#kernel';

const shopper: Principal = {
  kind: 'member',
  merchantId: 'mch_1' as never,
  memberId: 'mbr_1' as never,
  sessionId: 's',
};
const clerk: Principal = {
  kind: 'staff',
  merchantId: 'mch_1' as never,
  staffId: 'stf_1' as never,
  sessionId: 's',
  grants: [{ role: 'clerk', storeId: 'str_here' as StoreId }],
};
const only = (token: string, principal: Principal): Authenticator => ({
  authenticate: async (given) => (given === token ? principal : undefined),
});

const parcel = z.strictObject({ pieces: z.int().positive() }).meta({ id: 'Parcel' });
const routes: readonly Route[] = [
  route({
    method: 'post',
    path: '/parcels',
    summary: 'Send a parcel',
    access: member,
    body: parcel,
    idempotent: true,
    answers: { 201: parcel.extend({ key: z.string(), owner: z.string() }) },
    problems: { 409: 'Too many pieces' },
    handle: async ({ body, requestKey }) => {
      if (body.pieces > 9) throw new AppError('conflict', 'parcels.too_many', '太多了', { max: 9 });
      return { json: { pieces: body.pieces, key: requestKey.key, owner: requestKey.owner } };
    },
  }),
  route({
    method: 'get',
    path: '/stores/{storeId}/shelf',
    summary: 'Look at a shelf',
    access: staff('clerk', 'owner'),
    params: z.object({ storeId: z.string() }),
    answers: { 200: z.object({ storeId: z.string() }) },
    handle: ({ params }) => ({ json: params }),
  }),
  route({
    method: 'post',
    path: '/shelves',
    summary: 'Put up a shelf',
    access: staff('clerk'),
    body: z.strictObject({ storeId: z.string() }),
    answers: { 204: null },
    handle: () => ({}),
  }),
  route({
    method: 'post',
    path: '/owners-only',
    summary: 'Decide something',
    access: staff('owner'),
    body: parcel,
    answers: { 204: null },
    handle: () => ({}),
  }),
  route({
    method: 'get',
    path: '/all-shelves',
    summary: 'Look at the shelves of every store',
    access: wholeShopStaff('clerk'),
    answers: { 204: null },
    handle: () => ({}),
  }),
  route({
    method: 'post',
    path: '/faces',
    summary: 'Show a face',
    access: member,
    consent: {
      purpose: 'face.show',
      refusal: () => new AppError('forbidden', 'faces.consent_needed', '需要单独同意'),
    },
    body: z.strictObject({ consentToken: z.string().max(100).optional() }),
    answers: { 204: null },
    handle: () => ({}),
  }),
  route({
    method: 'get',
    path: '/hello',
    summary: 'Be greeted',
    access: visitor,
    answers: { 200: z.object({ to: z.string() }) },
    handle: ({ principal }) => ({ json: { to: principal?.memberId ?? 'stranger' } }),
  }),
  route({
    method: 'post',
    path: '/pictures',
    summary: 'Bring a picture',
    access: open,
    body: { contentTypes: ['image/jpeg'], bytesMax: 1_000 },
    answers: { 200: z.object({ bytes: z.int() }) },
    handle: ({ body }) => ({ json: { bytes: body.length } }),
  }),
  route({
    method: 'get',
    path: '/talkative',
    summary: 'Say more than is asked',
    access: open,
    answers: { 200: z.object({ shelves: z.array(z.object({ name: z.string() })) }) },
    handle: () => ({ json: { shelves: [{ name: 'left', costFen: 100 }] } }),
  }),
  route({
    method: 'get',
    path: '/surprising',
    summary: 'Fail as nobody was told',
    access: open,
    answers: { 204: null },
    handle: () => {
      throw new AppError('conflict', 'shelves.full', '满了');
    },
  }),
  route({
    method: 'get',
    path: '/broken',
    summary: 'Break',
    access: open,
    answers: { 200: null },
    handle: () => {
      throw new Error('secret detail: password=123');
    },
  }),
];

describe('the HTTP edge', () => {
  const reported: unknown[] = [];
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const app = createApp({
      routes,
      doorkeepers: {
        consents: async (token, purpose, memberId) => token === `${purpose} of ${memberId}`,
        members: only('shopper', shopper),
        staff: only('clerk', clerk),
        merchantId: 'mch_1' as never,
      },
      pages: [],
      observers: [],
      proxies: 0,
      report: (error) => reported.push(error),
      checksAnswers: true,
    });
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const send = (
    path: string,
    options: { token?: string; key?: string; type?: string; body?: BodyInit } = {},
  ) =>
    fetch(url + path, {
      method: options.body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': options.type ?? 'application/json',
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
        ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
      },
      ...(options.body === undefined ? {} : { body: options.body }),
    });
  const parcelOf = (body: string, more: { token?: string; key?: string; type?: string } = {}) =>
    send('/parcels', { token: 'shopper', key: 'parcel-0001', body, ...more });

  test.each([
    ['without a token', {}, 403],
    ['with another purpose’s token', { consentToken: 'face.keep of mbr_1' }, 403],
    ['with somebody else’s token', { consentToken: 'face.show of mbr_2' }, 403],
    ['with her own', { consentToken: 'face.show of mbr_1' }, 204],
  ])('a route that needs a separate consent is asked %s (PRV-03)', async (_how, body, status) => {
    const reply = await send('/faces', {
      token: 'shopper',
      type: 'application/json',
      body: JSON.stringify(body),
    });
    expect(reply.status).toBe(status);
    if (status === 403) expect(await reply.json()).toMatchObject({ code: 'faces.consent_needed' });
  });

  test('an answer with a field that its schema does not name fails where answers are checked', async () => {
    expect((await send('/talkative')).status).toBe(500);
    expect(String(reported.splice(0)[0])).toBe(
      'Error: GET /talkative answers more than its schema names: /shelves/0/costFen',
    );
  });

  test('a failure that its route does not declare fails where answers are checked', async () => {
    expect((await send('/surprising')).status).toBe(500);
    expect(String(reported.splice(0)[0])).toBe(
      'Error: GET /surprising answers 409 (shelves.full), which is not declared',
    );
  });

  test('a good request is answered, with the key and its owner handed on', async () => {
    const answer = await parcelOf('{"pieces":2}');
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ pieces: 2, key: 'parcel-0001', owner: 'mbr_1' });
  });

  test.each([
    ['a fraction of a piece', '{"pieces":1.5}'],
    ['an unknown field', '{"pieces":1,"surprise":true}'],
    ['nothing', '{}'],
    ['a list', '[]'],
    ['a broken text', '{"pieces":'],
  ])('refuses %s as a bad request', async (_case, body) => {
    const answer = await parcelOf(body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 400, code: expect.stringMatching(/^request\./) });
  });

  test.each([
    ['the path', () => send('/stores/str%00here/shelf', { token: 'clerk' })],
    ['the query', () => send('/hello?name=%00')],
    ['the body', () => parcelOf('{"pieces":1,"\\u0000":1}')],
  ])('refuses the character U+0000 in %s, which no database text can hold', async (_case, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'request.unreadable' });
  });

  test('says which field is wrong', async () => {
    const { details } = (await (await parcelOf('{"pieces":0}')).json()) as {
      details: { fields: { path: string }[] };
    };
    expect(details.fields.map(({ path }) => path)).toEqual(['pieces']);
  });

  test.each([undefined, 'short', 'x'.repeat(65)])('asks for an idempotency key (%p)', async (key) => {
    const more = key === undefined ? { token: 'shopper' } : { token: 'shopper', key };
    expect((await send('/parcels', { ...more, body: '{"pieces":1}' })).status).toBe(400);
  });

  test('an expected failure keeps its code and tells its facts', async () => {
    const answer = await parcelOf('{"pieces":10}');
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      code: 'parcels.too_many',
      title: '太多了',
      details: { max: 9 },
    });
  });

  test('a body over the limit is refused before it is parsed', async () => {
    expect((await parcelOf(JSON.stringify({ pieces: 1, padding: 'x'.repeat(300 * 1_024) }))).status).toBe(
      413,
    );
    expect((await send('/pictures', { type: 'image/jpeg', body: new Uint8Array(1_001) })).status).toBe(413);
  });

  test('another kind of content is refused', async () => {
    expect((await parcelOf('pieces=1', { type: 'application/x-www-form-urlencoded' })).status).toBe(415);
    expect((await send('/pictures', { type: 'image/png', body: new Uint8Array(10) })).status).toBe(415);
  });

  test('bytes arrive as they were sent', async () => {
    const answer = await send('/pictures', { type: 'image/jpeg', body: new Uint8Array(10) });
    expect(await answer.json()).toEqual({ bytes: 10 });
  });

  test('a member is no clerk, a clerk is no member', async () => {
    expect((await send('/stores/str_here/shelf', { token: 'shopper' })).status).toBe(401);
    expect((await parcelOf('{"pieces":1}', { token: 'clerk' })).status).toBe(401);
  });

  test('a clerk looks at the shelf of her own store only', async () => {
    expect((await send('/stores/str_here/shelf', { token: 'clerk' })).status).toBe(200);
    const elsewhere = await send('/stores/str_there/shelf', { token: 'clerk' });
    expect(elsewhere.status).toBe(403);
    expect(await elsewhere.json()).toMatchObject({ code: 'access.forbidden' });
  });

  test('a store that the body names is a store where the role is needed, too', async () => {
    const at = (storeId: string) => send('/shelves', { token: 'clerk', body: JSON.stringify({ storeId }) });
    expect((await at('str_here')).status).toBe(204);
    expect((await at('str_there')).status).toBe(403);
  });

  test('who lacks the role is told so before anybody reads what she sends', async () => {
    expect((await send('/owners-only', { token: 'clerk', body: '{"broken' })).status).toBe(403);
  });

  test('a clerk of one store does not look at all stores', async () => {
    const answer = await send('/all-shelves', { token: 'clerk' });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ code: 'access.forbidden' });
  });

  test('a visitor may come without a token, but not with a false one', async () => {
    expect(await (await send('/hello')).json()).toEqual({ to: 'stranger' });
    expect(await (await send('/hello', { token: 'shopper' })).json()).toEqual({ to: 'mbr_1' });
    expect((await send('/hello', { token: 'false' })).status).toBe(401);
  });

  test('somebody of the staff who looks at the shop is a visitor, and nobody’s member', async () => {
    expect(await (await send('/hello', { token: 'clerk' })).json()).toEqual({ to: 'stranger' });
  });

  test('a bug is reported to us and not described to the caller', async () => {
    const answer = await send('/broken');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(String(reported.at(-1))).toContain('secret detail');
  });

  test('the scheme of a token is written as the caller likes', async () => {
    const answer = await fetch(`${url}/hello`, { headers: { authorization: 'bearer shopper' } });
    expect(await answer.json()).toEqual({ to: 'mbr_1' });
  });

  test('the OpenAPI document is made of the same declarations', async () => {
    const document = (await (await send('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, { post?: { responses: object; parameters: { name: string }[] } }>;
      components: { schemas: object };
    };
    expect(document.openapi).toBe('3.1.0');
    const { post } = document.paths['/parcels'] ?? {};
    expect(Object.keys(post?.responses ?? {})).toEqual(['201', '400', '401', '409', '413', '415', '422']);
    expect(post?.parameters.map(({ name }) => name)).toContain('idempotency-key');
    expect(document.components.schemas).toHaveProperty('Parcel');
  });
});
