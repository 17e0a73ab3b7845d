import type { SeededRandom } from '#kernel';

const PLACES = [
  '江边',
  '东湖',
  '汉口',
  '武昌',
  '汉阳',
  '昙华林',
  '黎黄陂路',
  '珞珈山',
  '南湖',
  '月亮湾',
  '古琴台',
  '沙湖',
  '粮道街',
  '吉庆街',
  '龟山',
  '二七桥',
];
const DOINGS = [
  '散步',
  '晒太阳',
  '过早',
  '骑车',
  '拍照',
  '发呆',
  '看船',
  '写字',
  '种花',
  '夜跑',
  '等风',
  '钓鱼',
  '看书',
  '吃面窝',
];
const MOODS = [
  '爱笑的',
  '不想上班的',
  '早起的',
  '熬夜的',
  '认真的',
  '慢吞吞的',
  '怕热的',
  '嘴馋的',
  '戴眼镜的',
  '扎丸子头的',
  '快乐的',
  '路过的',
  '有点困的',
  '会做饭的',
];
const NAMES = [
  '小林',
  '阿宁',
  '老周',
  '小鱼',
  '桃子',
  '阿禾',
  '豆豆',
  '静静',
  '大雷',
  '晓雯',
  '南星',
  '一一',
  '木木',
  '阿澈',
  '小满',
  '芷若',
  '子衿',
  '阿杰',
  '婷婷',
  '欢欢',
  '安安',
  '老万',
  '小欧',
  '涵涵',
  '佳佳',
  '思远',
  '若水',
  '阿棠',
];
const THINGS = [
  '莲蓬',
  '糯米包油条',
  '橘猫',
  '梧桐叶',
  '樱花树',
  '热干面',
  '藕夹',
  '小轮渡',
  '梅花鹿',
  '蜗牛',
  '柚子',
  '白鹭',
  '野猫',
  '汽水',
  '芝麻酱',
  '栀子花',
];
const TAILS = ['', '', '', '呀', '本人', '同学', '的日常', '在武汉', '2号', '_'];

type Maker = (pick: (list: readonly string[]) => string) => string;
const MAKERS: readonly Maker[] = [
  (pick) => `${pick(PLACES)}${pick(DOINGS)}`,
  (pick) => `${pick(MOODS)}${pick(NAMES)}`,
  (pick) => `${pick(MOODS)}${pick(THINGS)}`,
  (pick) => `${pick(PLACES)}的${pick(NAMES)}`,
  (pick) => `${pick(NAMES)}${pick(TAILS)}`,
  (pick) => `${pick(PLACES)}一只${pick(THINGS)}`,
  (pick) => `${pick(NAMES)}爱${pick(DOINGS)}`,
];

/** Like the names that people give themselves in WeChat; two members may share one. */
export function drawNickname(random: SeededRandom): string {
  const pick = (list: readonly string[]) => list[random.integer(list.length)] as string;
  return (MAKERS[random.integer(MAKERS.length)] as Maker)(pick);
}
