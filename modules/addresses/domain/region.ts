/** GB/T 2260: the first two digits are one of these provinces. */
const PROVINCES = new Set(
  [
    ...['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37'],
    ...['41', '42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65'],
    ...['71', '81', '82'],
  ].map(String),
);
/** 台湾, 香港, 澳门: no cities below the province. */
const WHOLE_PROVINCES = new Set(['71', '81', '82']);
/** 嘉峪关, 东莞, 中山, 儋州: cities without districts. */
const CITIES_WITHOUT_DISTRICTS = new Set(['620200', '441900', '442000', '460400']);
/** Cities 01–70 of a province; 90 holds what the province governs itself. */
const CITY_MAX = 70;
const GOVERNED_BY_THE_PROVINCE = 90;

/** Whether it can be the code of a district: province, city and district are there. The names are no business of ours. */
export function isDistrictCode(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  const province = code.slice(0, 2);
  if (!PROVINCES.has(province)) return false;
  if (WHOLE_PROVINCES.has(province) || CITIES_WITHOUT_DISTRICTS.has(code)) return true;
  const [city, district] = [Number(code.slice(2, 4)), Number(code.slice(4))];
  return ((city >= 1 && city <= CITY_MAX) || city === GOVERNED_BY_THE_PROVINCE) && district >= 1;
}
