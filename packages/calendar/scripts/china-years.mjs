// chinese-days answers by weekday alone outside its tables, so only years with entries of their own are asked for.

/** year → weekdays closed by the yearly notice, weekend days made working days. */
export function chinaYears(chineseDays, tables) {
  const years = [...new Set(Object.keys(tables.holidays).map((date) => Number(date.slice(0, 4))))].toSorted(
    (a, b) => a - b,
  );
  return years.map((year) => {
    const holidays = [];
    const workdays = [];
    for (const date of datesOf(year)) {
      const weekend = [0, 6].includes(new Date(date).getUTCDay());
      const works = chineseDays.isWorkday(date);
      if (weekend && works) workdays.push(date);
      if (!weekend && !works) holidays.push(date);
    }
    return [year, { holidays, workdays }];
  });
}

function datesOf(year) {
  const dates = [];
  for (let ms = Date.UTC(year, 0, 1); ms < Date.UTC(year + 1, 0, 1); ms += 86_400_000) {
    dates.push(new Date(ms).toISOString().slice(0, 10));
  }
  return dates;
}
