// date-holidays, with what it gets wrong for the years 2007 to 2030 put right; each correction names its ground.

const LAST_YEAR = 2030;

export const COUNTRIES = {
  de: { region: ['DE'], adds: [], drops: [] },
  gb: {
    region: ['GB', 'ENG'],
    adds: [
      { why: 'royal wedding, one-off bank holiday', dates: ['2011-04-29'] },
      { why: 'spring bank holiday moved for the Diamond Jubilee', dates: ['2012-06-04'] },
    ],
    drops: [{ why: 'spring bank holiday moved for the Diamond Jubilee', dates: ['2012-05-28'] }],
  },
  pt: {
    region: ['PT'],
    adds: [],
    drops: [
      { why: 'Corpus Christi, suspended by Lei 23/2012', dates: ['2013-05-30', '2014-06-19', '2015-06-04'] },
      { why: '5 October, suspended by Lei 23/2012', dates: ['2013-10-05', '2014-10-05', '2015-10-05'] },
      { why: 'All Saints, suspended by Lei 23/2012', dates: ['2013-11-01', '2014-11-01', '2015-11-01'] },
      { why: '1 December, suspended by Lei 23/2012', dates: ['2013-12-01', '2014-12-01', '2015-12-01'] },
    ],
  },
  us: {
    region: ['US'],
    adds: [
      {
        why: 'Veterans Day on a weekend, observed by 5 U.S.C. 6103(b) and E.O. 11582',
        dates: [
          '2007-11-12',
          '2012-11-12',
          '2017-11-10',
          '2018-11-12',
          '2023-11-10',
          '2028-11-10',
          '2029-11-12',
        ],
      },
    ],
    drops: [],
  },
};

/** year → public holidays of the region. */
export function countryYears(Holidays, { region, adds, drops }) {
  const holidays = new Holidays(...region, { types: ['public'] });
  const years = [];
  for (let year = 2007; year <= LAST_YEAR; year += 1) {
    const dates = new Set(holidays.getHolidays(year).map(({ date }) => date.slice(0, 10)));
    for (const { dates: added } of adds)
      for (const date of added) if (date.startsWith(`${year}-`)) dates.add(date);
    for (const { dates: dropped } of drops) for (const date of dropped) dates.delete(date);
    years.push([year, { holidays: [...dates].toSorted((a, b) => (a < b ? -1 : 1)) }]);
  }
  return years;
}
