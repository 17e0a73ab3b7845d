import { BadArguments, readArgs } from '../../../benchmarks/evaluate/args.ts';
import {
  BadSequenceFile,
  parseSequences,
  readSequenceFile,
} from '../../../benchmarks/evaluate/sequence-file.ts';

const parse = (text: string, seed = 1) => parseSequences(text, seed, 'goods.txt');

test('a line is a user and what she met, the first time of each', () => {
  const { users, rowCount } = parse('1 10 20 10 30\n\n2 30 10 40\n');
  expect(rowCount).toBe(4);
  expect(users.map(({ length }) => length)).toEqual([3, 3]);
  expect(users[1]?.[0]).toBe(users[0]?.[2]);
  expect(users[1]?.[1]).toBe(users[0]?.[0]);
});

test('rows say nothing about the numbers of the file', () => {
  const lines = Array.from(
    { length: 40 },
    (_, user) => `${user} ${[0, 1, 2, 3].map((n) => user * 4 + n).join(' ')}`,
  );
  const rows = parse(lines.join('\n'), 7).users.flatMap((user) => [...user]);
  const ascending = rows.filter((row, place) => place > 0 && row === (rows[place - 1] as number) + 1);
  expect(ascending.length).toBeLessThan(10);
  expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 160 }, (_, row) => row));
});

test.each([
  ['', 'holds no line'],
  ['1 5 6\n2 7\n', 'no user has 3 different items'],
  ['1 5 6 7\n2 5 six 7\n', 'line 2: "six" is not a whole number'],
  ['1 4 4 4\n', 'no user has 3 different items'],
])('a file that cannot be measured says why: %j', (text, message) => {
  expect(() => parse(text)).toThrow(BadSequenceFile);
  expect(() => parse(text)).toThrow(message);
});

test('a file that is not there says so', () => {
  expect(() => readSequenceFile('no/such/file.txt', 1)).toThrow(/no\/such\/file.txt cannot be read/);
});

test.each([
  [['--seeds', '3'], '--data is missing'],
  [['--data', 'beauty', '--seeds', 'many'], '--seeds takes a whole number'],
  [['--data', 'beauty', '--protocol', 'guess'], '--protocol is loo or time'],
  [['--data', 'beauty', '--fast'], "Unknown option '--fast'"],
])('arguments that make no sense: %j', (args, message) => {
  expect(() => readArgs(args)).toThrow(BadArguments);
  expect(() => readArgs(args)).toThrow(message);
});
