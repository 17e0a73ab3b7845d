import type { Random } from '#kernel';

const MOODS = ['爱笑的', '晒太阳的', '早起的', '逛街的', '喝茶的', '散步的', '认真的', '自在的'] as const;
const FRIENDS = ['小江豚', '樱花', '热干面', '莲藕', '黄鹤', '梧桐', '橘猫', '锦鲤'] as const;
const TAIL_BELOW = 1_000;

/** What a new member is called until she chooses a name: friendly, and no hint of who she is. */
export function friendlyNickname(random: Random): string {
  const mood = MOODS[random.integer(MOODS.length)] ?? '';
  const friend = FRIENDS[random.integer(FRIENDS.length)] ?? '';
  return `${mood}${friend}${String(random.integer(TAIL_BELOW)).padStart(3, '0')}`;
}
