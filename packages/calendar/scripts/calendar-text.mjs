// Writes a calendar document the way the formatter of this repository leaves it.

export function calendarText(calendar) {
  return `${JSON.stringify(calendar, null, 2).replace(PAIR, '["$1", "$2"]').replace(ONLY_PAIR, '[$1]')}\n`;
}

const PAIR = /\[\s+"(\d\d:\d\d)",\s+"(\d\d:\d\d)"\s+\]/g;
const ONLY_PAIR = /\[\s+(\["\d\d:\d\d", "\d\d:\d\d"\])\s+\]/g;
