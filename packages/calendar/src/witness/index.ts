export { PaintedHours, type PlainCalendar } from './painted-hours.js';
export type { PlainDue } from './question.js';
export { stepDue, type SteppedDue } from './stepping.js';
export { OutOfWindow, WallClock } from './wall-clock.js';
