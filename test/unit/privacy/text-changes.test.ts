import fc from 'fast-check';
import { textChanges } from '../../../modules/privacy/domain/text-changes.ts';

test('a change is told as what went and what came, and the rest stays readable (PRV-01)', () => {
  expect(textChanges('保存三年。', '只保存一年。')).toEqual([
    { kind: 'added', text: '只' },
    { kind: 'same', text: '保存' },
    { kind: 'removed', text: '三' },
    { kind: 'added', text: '一' },
    { kind: 'same', text: '年。' },
  ]);
  expect(textChanges('没有变', '没有变')).toEqual([{ kind: 'same', text: '没有变' }]);
});

test('both texts can be put together again from the pieces', () => {
  const sentence = fc.string({
    unit: fc.constantFrom('我', '们', '不', '保', '存', '🙂', 'a'),
    maxLength: 40,
  });
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      const pieces = textChanges(before, after);
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }),
  );
});
