/** What a text said about a moment, on the wall: a date, a time, or both; an offset only where the text has one. */
export interface WallReading {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** Seconds since 00:00; 86,400 for 24:00. */
  readonly secondOfDay?: number;
  /** Minutes east of UTC. */
  readonly offsetMinutes?: number;
}

export interface DatePattern {
  readonly hasDate: boolean;
  readonly hasTime: boolean;
  readonly hasOffset: boolean;
  /** The reading of the whole of `text`, or undefined where it does not fit or names no real day or time. */
  read(text: string): WallReading | undefined;
}

/**
 * Compiles a pattern of `yyyy yy MMM MM M dd d HH H hh h mm ss SSS a X`, `hmm` (hours and minutes as one number, `5`
 * is 00:05), quoted literals and punctuation. Undefined where the pattern is none: unknown letters, half a date, an
 * hour without minutes.
 */
export function datePattern(pattern: string): DatePattern | undefined {
  const steps: Step[] = [];
  const fields = new Set<Field>();
  for (let at = 0; at < pattern.length;) {
    const letter = pattern[at] ?? '';
    if (letter === "'") {
      const close = pattern.indexOf("'", at + 1);
      if (close < 0) return undefined;
      steps.push(literal(close === at + 1 ? "'" : pattern.slice(at + 1, close)));
      at = close + 1;
      continue;
    }
    if (!/[A-Za-z]/.test(letter)) {
      steps.push(literal(letter));
      at += 1;
      continue;
    }
    const name = pattern.startsWith('hmm', at)
      ? 'hmm'
      : (/^([A-Za-z])\1*/.exec(pattern.slice(at))?.[0] ?? letter);
    const token = Object.hasOwn(TOKENS, name) ? TOKENS[name] : undefined;
    if (token === undefined || token.fields.some((field) => fields.has(field))) return undefined;
    for (const field of token.fields) fields.add(field);
    steps.push(token.step);
    at += name.length;
  }
  const dateFields = (['year', 'month', 'day'] as const).filter((field) => fields.has(field)).length;
  const hasHour = fields.has('hour') || fields.has('hour12');
  if (dateFields !== 0 && dateFields !== 3) return undefined;
  if (hasHour !== fields.has('minute') || (fields.has('second') && !hasHour)) return undefined;
  if (fields.has('hour12') !== fields.has('half')) return undefined;
  if (dateFields === 0 && !hasHour) return undefined;
  if (fields.has('offset') && (dateFields === 0 || !hasHour)) return undefined;
  return {
    hasDate: dateFields === 3,
    hasTime: hasHour,
    hasOffset: fields.has('offset'),
    read: (text) => {
      const raw: Raw = {};
      let at = 0;
      for (const step of steps) {
        at = step(text, at, raw);
        if (at < 0) return undefined;
      }
      return at === text.length ? wallReading(raw) : undefined;
    },
  };
}

/** The years for which the calendar knows zones; a year outside is a slip of the pen, not a date. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

type Field =
  'year' | 'month' | 'day' | 'hour' | 'hour12' | 'half' | 'minute' | 'second' | 'millisecond' | 'offset';
type Raw = { [F in Field]?: number };
/** Reads at a position and returns the next one, −1 where the text does not fit. */
type Step = (text: string, at: number, raw: Raw) => number;

function number(
  field: Field,
  fewest: number,
  most: number,
  adjust?: (value: number) => number,
): { fields: Field[]; step: Step } {
  return {
    fields: [field],
    step: (text, at, raw) => {
      let value = 0;
      let count = 0;
      while (count < most) {
        const digit = text.charCodeAt(at + count) - 48;
        if (!(digit >= 0 && digit <= 9)) break;
        value = value * 10 + digit;
        count += 1;
      }
      if (count < fewest) return -1;
      raw[field] = adjust ? adjust(value) : value;
      return at + count;
    },
  };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthName: Step = (text, at, raw) => {
  const month = MONTHS.indexOf(text.slice(at, at + 3).toLowerCase());
  if (month < 0) return -1;
  raw.month = month + 1;
  return at + 3;
};

const hoursAndMinutes: Step = (text, at, raw) => {
  let end = at;
  while (end < at + 4 && /\d/.test(text[end] ?? '')) end += 1;
  if (end === at) return -1;
  const value = Number(text.slice(at, end));
  raw.hour = Math.floor(value / 100);
  raw.minute = value % 100;
  return end;
};

const half: Step = (text, at, raw) => {
  const name = text.slice(at, at + 2).toLowerCase();
  if (name !== 'am' && name !== 'pm') return -1;
  raw.half = name === 'pm' ? 12 : 0;
  return at + 2;
};

const offset: Step = (text, at, raw) => {
  if (text[at] === 'Z' || text[at] === 'z') {
    raw.offset = 0;
    return at + 1;
  }
  const match = /^([+-])(\d\d):?(\d\d)/.exec(text.slice(at, at + 6));
  if (!match) return -1;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (Number(match[3]) > 59 || minutes > 18 * 60) return -1;
  raw.offset = match[1] === '-' ? -minutes : minutes;
  return at + match[0].length;
};

const TOKENS: Readonly<Record<string, { readonly fields: readonly Field[]; readonly step: Step }>> = {
  yyyy: number('year', 4, 4),
  // The window of POSIX: 69 to 99 are 1969 to 1999, 00 to 68 are 2000 to 2068.
  yy: number('year', 2, 2, (value) => (value >= 69 ? 1900 + value : 2000 + value)),
  MMM: { fields: ['month'], step: monthName },
  MM: number('month', 2, 2),
  M: number('month', 1, 2),
  dd: number('day', 2, 2),
  d: number('day', 1, 2),
  HH: number('hour', 2, 2),
  H: number('hour', 1, 2),
  hh: number('hour12', 2, 2),
  h: number('hour12', 1, 2),
  mm: number('minute', 2, 2),
  ss: number('second', 2, 2),
  SSS: number('millisecond', 3, 3),
  a: { fields: ['half'], step: half },
  hmm: { fields: ['hour', 'minute'], step: hoursAndMinutes },
  X: { fields: ['offset'], step: offset },
};

function literal(expected: string): Step {
  return (text, at) => (text.startsWith(expected, at) ? at + expected.length : -1);
}

function wallReading(raw: Raw): WallReading | undefined {
  const { year, month, day, minute, second = 0, millisecond = 0 } = raw;
  const reading: { -readonly [K in keyof WallReading]: WallReading[K] } = {};
  if (year !== undefined && month !== undefined && day !== undefined) {
    if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
    reading.year = year;
    reading.month = month;
    reading.day = day;
  }
  let { hour } = raw;
  if (raw.hour12 !== undefined) {
    if (raw.hour12 < 1 || raw.hour12 > 12) return undefined;
    hour = (raw.hour12 % 12) + (raw.half ?? 0);
  }
  if (hour !== undefined && minute !== undefined) {
    const seconds = hour * 3600 + minute * 60 + second + millisecond / 1000;
    if (minute > 59 || second > 59 || seconds > 86_400) return undefined;
    reading.secondOfDay = seconds;
  }
  if (raw.offset !== undefined) reading.offsetMinutes = raw.offset;
  return reading;
}
