import type { WebSocket } from 'ws';
import { type SocketRoute, toProblem } from '#http';
import { SECOND_MS, type TryOnSessionId } from '#kernel';
import type { EndReason } from '../app/ports.ts';
import type { SessionBook } from '../app/session-book.ts';
import type { TrackFrame } from '../app/track-frame.ts';
import type { TryOnSession } from '../app/try-on-session.ts';
import {
  FIRST_MESSAGE_WAIT_MS,
  FRAME_JPEG_BYTES_MAX,
  FRAME_RAW_BYTES_MAX,
  SESSION_IDLE_MS_MAX,
} from '../domain/limits.ts';
import { frameBinary, statusBinary } from './frame-binary.ts';
import { FRAME_HEADER_BYTES, readFrameMessage } from './frame-header.ts';
import { frameJson } from './frame-json.ts';
import { firstMessage } from './tryon-contract.ts';

/** Close codes, 4000 + the HTTP status that says the same. */
const TICKET_REFUSED = 4401;
const CONSENT_GONE = 4403;
const SESSION_OVER = 4404;
/** A reader that does not take its answers is hung up on before they pile up. */
const UNSENT_BYTES_MAX = 4 * 1024 * 1024;
const TOO_SLOW = 4408;

export function tryonSocket(book: SessionBook, track: TrackFrame): SocketRoute {
  return {
    path: '/v1/tryon/sessions/{id}/stream',
    messageBytesMax: FRAME_HEADER_BYTES + Math.max(FRAME_JPEG_BYTES_MAX, FRAME_RAW_BYTES_MAX),
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
        const session = hello === undefined ? undefined : book.withTicket(id as TryOnSessionId, hello.ticket);
        if (hello === undefined || session === undefined) socket.close(TICKET_REFUSED, 'ticket refused');
        else stream(socket, session, hello.reply, track);
      });
    },
  };
}

function helloIn(data: Buffer) {
  try {
    return firstMessage.parse(JSON.parse(data.toString('utf8')));
  } catch {
    return undefined;
  }
}

function stream(socket: WebSocket, session: TryOnSession, reply: 'json' | 'binary', track: TrackFrame): void {
  const hangUp = (reason: EndReason) => {
    if (reason === 'consent_withdrawn') {
      if (reply === 'binary') socket.send(statusBinary('consent_gone', 0));
      socket.close(CONSENT_GONE, 'consent withdrawn');
    } else socket.close(SESSION_OVER, reason);
  };
  session.hangUps.add(hangUp);
  socket.once('close', () => session.hangUps.delete(hangUp));
  socket.on('message', (data: Buffer, isBinary) => {
    void answer(data, isBinary).then((text) => {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > UNSENT_BYTES_MAX) socket.close(TOO_SLOW, 'answers are not taken');
      else socket.send(text);
    });
  });
  socket.send(JSON.stringify({ type: 'ready', ttlSeconds: SESSION_IDLE_MS_MAX / SECOND_MS }));

  async function answer(data: Buffer, isBinary: boolean): Promise<string | Buffer> {
    const startedAt = performance.now();
    let seq = data.length >= 4 && isBinary ? data.readUInt32LE(0) : 0;
    try {
      const message = readFrameMessage(isBinary ? data : Buffer.alloc(0));
      seq = message.seq;
      const seen = await track(session, message.frame);
      const totalMs = performance.now() - startedAt;
      return reply === 'binary'
        ? frameBinary(seen, totalMs, seq)
        : JSON.stringify({ seq, ...frameJson(seen, totalMs) });
    } catch (error) {
      return reply === 'binary'
        ? statusBinary('bad_frame', seq)
        : JSON.stringify({ seq, problem: toProblem(error) });
    } finally {
      if (data.byteLength > 0) data.fill(0);
    }
  }
}
