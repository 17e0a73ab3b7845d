import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { WebSocket } from 'ws';

const HEADER_BYTES = 16;
const STATUS_AT = 6;
const FACES_AT = 7;
/** Head, one face with its matrix and score; no items. */
const ANSWER_BYTES = 8 + 478 * 6 + 64 + 4;

export interface FrameStream {
  /** Sends one JPEG and checks the compact answer: one face, and its nose where it should be. */
  send(): Promise<void>;
  close(): void;
}

/** A stream with compact answers, as a phone has it: one frame unanswered at a time. */
export async function openFrameStream(
  url: string,
  { sessionId, streamTicket }: { readonly sessionId: string; readonly streamTicket: string },
  jpeg: Uint8Array,
): Promise<FrameStream> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/tryon/sessions/${sessionId}/stream`);
  await once(socket, 'open');
  socket.send(JSON.stringify({ ticket: streamTicket, reply: 'binary' }));
  await once(socket, 'message');
  const message = Buffer.concat([Buffer.alloc(HEADER_BYTES), jpeg]);
  let seq = 0;
  return {
    async send() {
      seq += 1;
      message.writeUInt32LE(seq, 0);
      socket.send(message);
      const [answer] = (await once(socket, 'message')) as [Buffer];
      assert.deepEqual(
        [answer.readUInt32LE(0), answer.readUInt8(STATUS_AT), answer.readUInt8(FACES_AT), answer.length],
        [seq, 0, 1, ANSWER_BYTES],
      );
    },
    close: () => socket.close(),
  };
}
