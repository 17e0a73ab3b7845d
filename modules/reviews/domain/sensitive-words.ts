import { comparable } from './suspicion.ts';

/**
 * Words for which a person has to look, whatever the platform says, and all there is to go by while the platform does not
 * answer: forbidden trades, and ways out of the shop. A short list on purpose; the platform's own is the long one.
 */
const WORDS = [
  ...['赌博', '博彩', '百家乐', '六合彩', '色情', '裸聊', '约炮', '毒品', '冰毒', '枪支', '代开发票', '办证'],
  ...['刷单', '好评返现', '返现红包', '高利贷', '套现', '洗钱', '加微信', '加我微', '威信号', '私聊我'],
];
/** A phone number, or a link, is an advertisement or somebody's personal data. */
const CONTACTS = [/1[3-9]\d{9}/, /https?[a-z0-9]/, /www[a-z0-9]/];

export function hasSensitiveWords(text: string): boolean {
  const plain = comparable(text);
  return WORDS.some((word) => plain.includes(word)) || CONTACTS.some((contact) => contact.test(plain));
}
