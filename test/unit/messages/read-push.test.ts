import fc from 'fast-check';
import { readXml } from '../../../modules/messages/wechat/push-xml.ts';
import { listOf, readPush, textOf } from '../../../modules/messages/wechat/read-push.ts';

const XML = `<xml>
  <FromUserName><![CDATA[oA]]></FromUserName>
  <CreateTime>1610969468</CreateTime>
  <MsgType><![CDATA[event]]></MsgType>
  <SubscribeMsgSentEvent>
    <List><TemplateId><![CDATA[t1]]></TemplateId><MsgID>1700827132819554304</MsgID><ErrorCode>0</ErrorCode></List>
    <List><TemplateId><![CDATA[t2]]></TemplateId><MsgID>1700827132819554305</MsgID><ErrorCode>43101</ErrorCode></List>
  </SubscribeMsgSentEvent>
</xml>`;
const JSON_ONE = `{"FromUserName":"oA","CreateTime":1620963428,"MsgType":"event",
  "List":{"TemplateId":"t1","MsgID":1864323726461255680,"ErrorCode":"0"}}`;

test('XML and JSON say the same, a list of one with or without brackets (SVC-03)', () => {
  const xml = readPush(XML) ?? {};
  expect(textOf(xml, 'FromUserName')).toBe('oA');
  expect(listOf(xml).map((entry) => textOf(entry, 'TemplateId'))).toEqual(['t1', 't2']);
  const json = readPush(JSON_ONE) ?? {};
  expect(textOf(json, 'CreateTime')).toBe('1620963428');
  expect(listOf(json)).toHaveLength(1);
});

test('a number of nineteen digits keeps every digit (SVC-03)', () => {
  const [entry = {}] = listOf(readPush(JSON_ONE) ?? {});
  expect(textOf(entry, 'MsgID')).toBe('1864323726461255680');
  expect(textOf(listOf(readPush(XML) ?? {})[1] ?? {}, 'MsgID')).toBe('1700827132819554305');
});

test.each([
  ['a doctype', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
  ['an attribute', '<xml><A b="c">d</A></xml>'],
  ['an element that is not closed', '<xml><A>b</xml>'],
  ['elements that cross', '<xml><A><B>c</A></B></xml>'],
  ['two roots', '<xml><A>b</A></xml><xml></xml>'],
  ['another root', '<other><A>b</A></other>'],
  ['words around it', 'x<xml><A>b</A></xml>'],
  ['a processing instruction', '<?xml version="1.0"?><xml><A>b</A></xml>'],
  ['more depth than WeChat writes', `${'<a>'.repeat(50)}${'</a>'.repeat(50)}`],
  ['more elements than WeChat writes', `<xml>${'<a></a>'.repeat(3_000)}</xml>`],
  ['a bare text', '<xml>text</xml>'],
])('%s is not read (SVC-03)', (_what, text) => {
  expect(readPush(text)).toBeUndefined();
});

test('an unknown entity stays what it is; the five are read (SVC-03)', () => {
  expect(readXml('<xml><A>&lt;b&gt; &amp; &nbsp;</A></xml>')).toEqual({ A: '<b> & &nbsp;' });
});

test('no text makes the reader fail (SVC-03)', () => {
  const pieces = fc.constantFrom(
    '<xml>',
    '</xml>',
    '<A>',
    '</A>',
    '<![CDATA[',
    ']]>',
    '&lt;',
    '{',
    '"a":',
    '1',
    ',',
    '[',
    ']',
    '}',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 30 }), (parts) => {
      const read = readPush(parts.join(''));
      expect(read === undefined || typeof read === 'object').toBe(true);
      if (read !== undefined) expect(listOf(read)).toBeInstanceOf(Array);
    }),
    { numRuns: 300, seed: 11 },
  );
});
