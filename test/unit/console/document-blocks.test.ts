import { readFileSync } from 'node:fs';
import { documentBlocks } from '../../../web-demo/console/src/model/document-blocks.ts';

test('the owner reads titles, tables and lists, not their marks', () => {
  const text =
    '# 评估 第 1 版\n\n依据`某法`\n第一条。\n\n## 一、处理什么\n| 项目 | 内容 |\n|---|---|\n| 目的 | **看** |\n\n- 合法\n- 必要：\n  最少\n';
  expect(documentBlocks(text)).toEqual([
    { kind: 'title', text: '评估 第 1 版' },
    { kind: 'text', text: '依据某法第一条。' },
    { kind: 'heading', text: '一、处理什么' },
    { kind: 'table', head: ['项目', '内容'], rows: [['目的', '看']] },
    { kind: 'list', items: ['合法', '必要：最少'] },
  ]);
});

test('nothing of the assessment on record is lost on the way to the screen', () => {
  const text = readFileSync('docs/pipia/face-tryon.md', 'utf8');
  const bare = (words: string) => words.replace(/[\s#|`*-]/g, '');
  const read = documentBlocks(text).map((block) => {
    if (block.kind === 'list') return block.items.join('');
    if (block.kind === 'table') return [...block.head, ...block.rows.flat()].join('');
    return block.text;
  });
  expect(bare(read.join(''))).toBe(bare(text));
});
