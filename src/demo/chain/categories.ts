import type { Category } from '#modules/catalog';

const tree: readonly (readonly [id: string, name: string, children: Readonly<Record<string, string>>])[] = [
  ['cat_eyewear', '眼镜', { cat_optical: '光学镜', cat_sunglasses: '太阳镜', cat_eyewear_care: '镜盒配件' }],
  ['cat_hats', '帽子', { cat_brim_hats: '礼帽草帽', cat_caps: '棒球渔夫', cat_knit_hats: '针织贝雷' }],
  [
    'cat_jewellery',
    '首饰',
    {
      cat_earrings: '耳饰',
      cat_necklaces: '项链',
      cat_rings: '戒指',
      cat_bracelets: '手饰发饰',
      cat_watches: '腕表',
    },
  ],
  ['cat_makeup', '美妆', { cat_lips: '唇妆', cat_face: '面妆', cat_eyes: '眼妆美甲', cat_scent: '香氛护理' }],
  [
    'cat_clothes',
    '服装',
    {
      cat_dresses: '连衣裙',
      cat_tops: '上衣',
      cat_outerwear: '外套',
      cat_bottoms: '裤装半裙',
      cat_accessories: '围巾包袋',
    },
  ],
  [
    'cat_food',
    '江城味道',
    { cat_noodles: '过早面点', cat_braised: '卤味', cat_drinks: '茶饮', cat_pastry: '糕点礼盒' },
  ],
];

/** Parents before children. */
export const DEMO_CATEGORIES: readonly Category[] = tree.flatMap(([id, name, children]) => [
  { id, name, parentId: null },
  ...Object.entries(children).map(([childId, childName]) => ({ id: childId, name: childName, parentId: id })),
]);
