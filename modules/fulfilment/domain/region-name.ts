const SEPARATORS = /[\s,，、/>-]+/g;
/** The last character of a bigger region's name: what follows it is a name of its own. */
const ENDS_A_NAME = new Set('省市区州县盟旗/');

/**
 * How closely `region` (湖北省武汉市江汉区, with or without spaces) lies within the place called `name` (湖北省, or
 * 武汉市): where that name ends in it. Undefined when it does not. A name counts from the beginning or behind another name
 * only: 吉林市 is not found in 延吉林市场.
 */
export function within(region: string, name: string): number | undefined {
  const text = region.replace(SEPARATORS, '/');
  const wanted = name.replace(SEPARATORS, '/');
  if (wanted === '') return undefined;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1))
    if (at === 0 || ENDS_A_NAME.has(text[at - 1] ?? '')) return at + wanted.length;
  return undefined;
}
