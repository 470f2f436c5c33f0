// Compares configs/calendars with the holiday packages; with --write EDITION it adds the years they know beyond ours.
// A committed date is never changed: where a package disagrees, both readings are printed and the exit status is 1.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calendarText } from './calendar-text.mjs';
import { chinaYears } from './china-years.mjs';
import { countryYears, COUNTRIES } from './country-years.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../configs/calendars');
const writes = process.argv.indexOf('--write');
const edition = writes < 0 ? undefined : process.argv[writes + 1];
if (writes >= 0 && edition === undefined)
  throw new Error('--write needs the new edition, such as the date of the notice');
const require = createRequire(import.meta.url);

let disagreements = 0;
refresh('cn', chinaYears(require('chinese-days'), require('chinese-days/dist/chinese-days.json')));
for (const name of Object.keys(COUNTRIES))
  refresh(name, countryYears(require('date-holidays'), COUNTRIES[name]));
process.exitCode = disagreements > 0 ? 1 : 0;

/** `years`: year → { holidays, workdays? } as the package has it; only whole years it really covers. */
function refresh(name, years) {
  const path = join(folder, `${name}.json`);
  const known = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  if (known === undefined)
    throw new Error(`configs/calendars/${name}.json is missing: write its head by hand first`);
  const until = Number(known.knownUntil.slice(0, 4));
  const added = [];
  for (const [year, found] of years) {
    if (year < Number(known.knownFrom.slice(0, 4))) continue;
    if (year <= until) compare(name, known, year, found);
    else if (year === until + 1 + added.length) added.push([year, found]);
  }
  const news = added.map(([year]) => year).join(', ');
  console.log(`${name}: known until ${until}${news === '' ? '' : `, new: ${news}`}`);
  if (edition === undefined || added.length === 0) return;
  known.edition = edition;
  for (const [year, found] of added) {
    known.holidays.push(...found.holidays);
    for (const date of found.workdays ?? []) known.extraWorkdays[date] = known.week.mon;
    known.knownUntil = `${year}-12-31`;
  }
  writeFileSync(path, calendarText(known));
}

function compare(name, known, year, found) {
  const ofYear = (dates) => dates.filter((date) => date.startsWith(`${year}-`));
  report(name, 'closed', ofYear(known.holidays), found.holidays);
  report(name, 'make-up workday', ofYear(Object.keys(known.extraWorkdays ?? {})), found.workdays ?? []);
}

function report(name, what, ours, theirs) {
  for (const date of theirs)
    if (!ours.includes(date)) disagree(`${name} ${date}: ${what} in the package, not here`);
  for (const date of ours)
    if (!theirs.includes(date)) disagree(`${name} ${date}: ${what} here, not in the package`);
}

function disagree(text) {
  disagreements += 1;
  console.log(text);
}
