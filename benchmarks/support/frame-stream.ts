import { once } from 'node:events';
import { WebSocket } from 'ws';

const HEADER_BYTES = 16;
const SERVER_MS_AT = 4;
const STATUS_AT = 6;
const FACES_AT = 7;

export const STATUS_OK = 0;
export const STATUS_DROPPED = 2;

/** What the head of a compact answer says. */
export interface FrameReply {
  readonly status: number;
  readonly faces: number;
  /** From the message's arrival in the server to its answer, whole milliseconds. */
  readonly serverMs: number;
  readonly bytes: number;
}

export interface FrameStream {
  /** Sends the next picture and waits for its answer. */
  send(): Promise<FrameReply>;
  close(): void;
}

interface OpenedSession {
  readonly sessionId: string;
  readonly streamTicket: string;
}

/** A stream with compact answers, as a phone has it: one frame unanswered at a time. */
export async function openFrameStream(
  url: string,
  { sessionId, streamTicket }: OpenedSession,
  jpegs: readonly Uint8Array[],
  layout: 1 | 2 = 1,
): Promise<FrameStream> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/tryon/sessions/${sessionId}/stream`);
  await once(socket, 'open');
  const ready = nextMessage(socket);
  socket.send(JSON.stringify({ ticket: streamTicket, reply: 'binary', layout }));
  await ready;
  const messages = jpegs.map((jpeg) => Buffer.concat([Buffer.alloc(HEADER_BYTES), jpeg]));
  let seq = 0;
  return {
    async send() {
      seq += 1;
      const message = messages[seq % messages.length] as Buffer;
      message.writeUInt32LE(seq, 0);
      const answered = nextMessage(socket);
      socket.send(message);
      const answer = await answered;
      if (answer.readUInt32LE(0) !== seq) throw new Error(`frame ${seq} got the answer of another one`);
      return {
        status: answer.readUInt8(STATUS_AT),
        faces: answer.readUInt8(FACES_AT),
        serverMs: answer.readUInt16LE(SERVER_MS_AT),
        bytes: answer.length,
      };
    },
    close: () => socket.close(),
  };
}

function nextMessage(socket: WebSocket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const gone = (code: number) => reject(new Error(`the stream was closed with ${code}`));
    socket.once('close', gone);
    socket.once('message', (data: Buffer) => {
      socket.off('close', gone);
      resolve(data);
    });
  });
}
