import type { AirportsDocument } from '@redress/api/contract';
import { ask } from './request.js';
import { ServerError } from './server-error.js';

/** The worker decides nothing while it waits. */
const patienceMs = 5_000;

/**
 * The table that codes of airports are looked up in, as the server has it; nothing if it decides without one.
 * @throws ServerError
 */
export async function fetchAirports(): Promise<AirportsDocument | undefined> {
  try {
    return await ask<AirportsDocument>('/v1/airports', { signal: AbortSignal.timeout(patienceMs) });
  } catch (error) {
    if (error instanceof ServerError && error.code === 'unknown-airports') return undefined;
    throw error;
  }
}
