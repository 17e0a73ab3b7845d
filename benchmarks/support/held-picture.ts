// Decodes the JPEG on its standard input as the tracker does, says so and holds the pixels until it is ended.
import { buffer } from 'node:stream/consumers';
import { decodeFrame } from '../../ml/tracking/decode-frame.ts';

const picture = await decodeFrame({ kind: 'jpeg', bytes: await buffer(process.stdin) }, 'live');
process.stdout.write('held');
setInterval(() => picture.data.at(0), 1_000);
