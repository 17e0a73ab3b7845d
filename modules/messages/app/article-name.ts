import type { SkuId } from '#kernel';

/** `圆框眼镜（黑色）` */
export function articleName(
  names: ReadonlyMap<SkuId, { readonly title: string; readonly optionText: string }>,
  skuId: SkuId,
): string {
  const { title = '商品', optionText = '' } = names.get(skuId) ?? {};
  return optionText === '' ? title : `${title}（${optionText}）`;
}
