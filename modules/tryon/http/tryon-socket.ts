import type { WebSocket } from 'ws';
import { type SocketRoute, toProblem } from '#http';
import { AppError, SECOND_MS, type TryOnSessionId } from '#kernel';
import type { EndReason } from '../app/ports.ts';
import type { RenewConsent } from '../app/renew-consent.ts';
import { CONSENT_ENDINGS, type SessionBook } from '../app/session-book.ts';
import type { TrackFrame } from '../app/track-frame.ts';
import type { TryOnSession } from '../app/try-on-session.ts';
import {
  FIRST_MESSAGE_WAIT_MS,
  FRAME_JPEG_BYTES_MAX,
  FRAME_RAW_BYTES_MAX,
  SESSION_IDLE_MS_MAX,
} from '../domain/limits.ts';
import { frameBinary, type Layout, statusBinary } from './frame-binary.ts';
import { FRAME_HEAD_BYTES_MAX, readFrameMessage } from './frame-header.ts';
import { frameJson } from './frame-json.ts';
import { consentMessage, firstMessage } from './tryon-contract.ts';

/** Close codes, 4000 + the HTTP status that says the same. */
const TICKET_REFUSED = 4401;
const CONSENT_GONE = 4403;
const SESSION_OVER = 4404;
/** A reader that does not take its answers is hung up on before they pile up. */
const UNSENT_BYTES_MAX = 4 * 1024 * 1024;
const TOO_SLOW = 4408;

export function tryonSocket(book: SessionBook, track: TrackFrame, renew: RenewConsent): SocketRoute {
  return {
    path: '/v1/tryon/sessions/{id}/stream',
    messageBytesMax: FRAME_HEAD_BYTES_MAX + Math.max(FRAME_JPEG_BYTES_MAX, FRAME_RAW_BYTES_MAX),
    open(socket, { id = '' }) {
      // ws reports protocol errors (an oversize message, a broken frame) here and closes by itself.
      socket.on('error', () => undefined);
      const impatient = setTimeout(
        () => socket.close(TICKET_REFUSED, 'no ticket'),
        FIRST_MESSAGE_WAIT_MS,
      ).unref();
      socket.once('message', (data: Buffer, isBinary) => {
        clearTimeout(impatient);
        const hello = isBinary ? undefined : helloIn(data);
        // A frame that came before its ticket.
        if (isBinary) data.fill(0);
        const session = hello === undefined ? undefined : book.withTicket(id as TryOnSessionId, hello.ticket);
        if (hello === undefined || session === undefined) socket.close(TICKET_REFUSED, 'ticket refused');
        else stream(socket, session, hello, track, renew);
      });
    },
  };
}

interface Wishes {
  readonly reply: 'json' | 'binary';
  readonly layout: Layout;
}

function helloIn(data: Buffer) {
  try {
    return firstMessage.parse(JSON.parse(data.toString('utf8')));
  } catch {
    return undefined;
  }
}

function stream(
  socket: WebSocket,
  session: TryOnSession,
  { reply, layout }: Wishes,
  track: TrackFrame,
  renew: RenewConsent,
): void {
  const hangUp = (reason: EndReason) => {
    if (CONSENT_ENDINGS.includes(reason)) {
      if (reply === 'binary') socket.send(statusBinary('consent_gone', 0));
      socket.close(CONSENT_GONE, reason);
    } else socket.close(SESSION_OVER, reason);
  };
  session.hangUps.add(hangUp);
  socket.once('close', () => session.hangUps.delete(hangUp));
  socket.on('message', (data: Buffer, isBinary) => {
    void (isBinary ? frameAnswer(data) : consentAnswer(data)).then((text) => {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > UNSENT_BYTES_MAX) socket.close(TOO_SLOW, 'answers are not taken');
      else socket.send(text);
    });
  });
  const ttlSeconds = SESSION_IDLE_MS_MAX / SECOND_MS;
  socket.send(JSON.stringify({ type: 'ready', ttlSeconds, consentEndsAt: session.consentEndsAt }));

  async function frameAnswer(data: Buffer): Promise<string | Buffer> {
    const startedAt = performance.now();
    let seq = data.length >= 4 ? data.readUInt32LE(0) : 0;
    try {
      const message = readFrameMessage(data);
      seq = message.seq;
      const seen = await track(session, message.input);
      const totalMs = performance.now() - startedAt;
      return reply === 'binary'
        ? frameBinary(seen, totalMs, seq, layout)
        : JSON.stringify({ seq, ...frameJson(seen, totalMs) });
    } catch (error) {
      return reply === 'binary'
        ? statusBinary('bad_frame', seq)
        : JSON.stringify({ seq, problem: toProblem(error) });
    } finally {
      if (data.byteLength > 0) data.fill(0);
    }
  }

  /** `{type: 'consent', consentToken}`; the answer says until when the session holds now. */
  async function consentAnswer(data: Buffer): Promise<string> {
    try {
      const { consentToken } = consentMessage.parse(JSON.parse(data.toString('utf8')));
      return JSON.stringify({ type: 'consent', consentEndsAt: await renew(session, consentToken) });
    } catch (error) {
      const problem = toProblem(error instanceof AppError ? error : unknownMessage());
      return JSON.stringify({ type: 'consent', seq: 0, problem });
    }
  }
}

function unknownMessage(): AppError {
  return new AppError('invalid', 'tryon.bad_message', '消息的格式不正确');
}
