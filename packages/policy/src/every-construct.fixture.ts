import { readFileSync } from 'node:fs';

/** A policy that uses every key of the language. */
export const everyConstruct = readFileSync(new URL('every-construct.fixture.yaml', import.meta.url), 'utf8');

/** The policies that we deliver. */
export const examples: readonly string[] = ['airline', 'tourism'].map((industry) =>
  readFileSync(new URL(`../../../configs/industries/${industry}/policy.yaml`, import.meta.url), 'utf8'),
);
