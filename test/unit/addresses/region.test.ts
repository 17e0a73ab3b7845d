import { isDistrictCode } from '../../../modules/addresses/domain/region.ts';

test.each([
  ['420103', '江汉区'],
  ['420111', '洪山区'],
  ['110101', '东城区'],
  ['441900', '东莞市 has no districts'],
  ['429004', '仙桃市, governed by the province'],
  ['810001', '中西区'],
])('%s is a district: %s (MEM-12)', (code) => {
  expect(isDistrictCode(code)).toBe(true);
});

test.each([
  ['420000', 'a province alone'],
  ['420100', 'a city alone'],
  ['420003', 'no city'],
  ['164001', 'no province'],
  ['427101', 'no such city'],
  ['42010', 'five digits'],
  ['42010a', 'a letter'],
])('%s is none: %s (MEM-12)', (code) => {
  expect(isDistrictCode(code)).toBe(false);
});
