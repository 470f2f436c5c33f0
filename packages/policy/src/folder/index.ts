export { FolderError, type FolderErrorCode } from './folder-error.js';
export { loadAirports } from './load-airports.js';
export { loadCalendars } from './load-calendars.js';
export { loadClauses } from './load-clauses.js';
export { loadFolder, type LoadedFolder, type LoadedPolicy } from './load-folder.js';
export { loadShelf, type Shelf } from './load-shelf.js';
export { readText } from './read-text.js';
