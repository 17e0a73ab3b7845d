import fc from 'fast-check';
import { eventReader } from '../../../web-demo/console/src/model/server-sent-events.ts';

const STREAM =
  ': open\n\nevent: snapshot\ndata: {"asOf":1}\n\n: still here\n\nevent: order\ndata: {"id":"ord_1"}\n\n';
const EVENTS = [
  { name: 'snapshot', data: '{"asOf":1}' },
  { name: 'order', data: '{"id":"ord_1"}' },
];

test('events come out, signs of life do not', () => {
  expect(eventReader()(STREAM)).toEqual(EVENTS);
});

test('it does not matter where the network cuts the stream', () => {
  const cuts = fc.array(fc.integer({ min: 0, max: STREAM.length }), { maxLength: 12 });
  fc.assert(
    fc.property(cuts, (places) => {
      const sorted = [0, ...places.sort((a, b) => a - b), STREAM.length];
      const read = eventReader();
      const events = sorted.slice(1).flatMap((end, n) => read(STREAM.slice(sorted[n], end)));
      expect(events).toEqual(EVENTS);
    }),
  );
});

test('half an event waits for its other half', () => {
  const read = eventReader();
  expect(read('event: order\ndata: {"id"')).toEqual([]);
  expect(read(':"ord_1"}\n\n')).toEqual([{ name: 'order', data: '{"id":"ord_1"}' }]);
});
