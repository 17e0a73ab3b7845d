import fc from 'fast-check';
import { JoinedText } from '../../../modules/catalog/domain/search/joined-text.ts';
import { scanAlike } from '../../../modules/catalog/domain/search/one-edit.ts';

const letters = fc.array(fc.constantFrom('a', 'b', 'c', '裙'), { maxLength: 12 }).map((all) => all.join(''));

function filled(lines: readonly string[]): JoinedText {
  const text = new JoinedText();
  for (const [row, line] of lines.entries()) text.set(row, line);
  return text;
}

function rowsWith(scan: (accept: (row: number) => boolean) => void): number[] {
  const rows = new Set<number>();
  scan((row) => {
    rows.add(row);
    return true;
  });
  return [...rows].toSorted((a, b) => a - b);
}

test('(CAT-03) a part is found in exactly the lines that hold it, also after lines have changed', () => {
  const change = fc.tuple(fc.nat({ max: 5 }), letters);
  fc.assert(
    fc.property(
      fc.array(letters, { minLength: 1, maxLength: 6 }),
      fc.array(change, { maxLength: 4 }),
      letters,
      (lines, changes, part) => {
        fc.pre(part !== '');
        const text = filled(lines);
        const now = [...lines];
        for (const [at, line] of changes) {
          const row = at % lines.length;
          text.scan(part, () => true);
          text.set(row, line);
          now[row] = line;
        }
        const expected = now.flatMap((line, row) => (line.includes(part) ? [row] : []));
        expect(rowsWith((accept) => text.scan(part, accept))).toEqual(expected);
      },
    ),
  );
});

test('(CAT-03) rows keep their numbers across the blocks that they are joined into', () => {
  const lines = Array.from({ length: 2_500 }, (_, n) => `line ${n}.`);
  const text = filled(lines);
  expect(rowsWith((accept) => text.scan('line 2049.', accept))).toEqual([2_049]);
  expect(rowsWith((accept) => text.scan('9.', accept))).toHaveLength(250);
});

/** Slow and obvious: whether some part of the line becomes the word by at most one slip. */
function isAlikeSomewhere(line: string, word: string): boolean {
  const slips = new Set<string>([word]);
  const alphabet = [...new Set(line)];
  for (let at = 0; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    slips.add(before + after.slice(1));
    if (after.length > 1) slips.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
    for (const letter of alphabet) {
      slips.add(before + letter + after);
      if (after !== '') slips.add(before + letter + after.slice(1));
    }
  }
  return [...slips].some((slip) => line.includes(slip));
}

test('(CAT-03) one slip: wrong, missing, superfluous or swapped characters, and nothing else', () => {
  fc.assert(
    fc.property(letters, letters, (line, word) => {
      fc.pre(word.length >= 3);
      const text = filled([line]);
      const isFound = rowsWith((accept) => scanAlike(text, word, accept)).length === 1;
      expect(isFound).toBe(isAlikeSomewhere(line, word));
    }),
    { numRuns: 2_000 },
  );
});
