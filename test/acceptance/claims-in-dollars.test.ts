import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sharedData } from '../kit/shared-data.js';
import { jsonOf, objectOf, redress } from './cli/redress.js';

const CLAIMS = sharedData('tsa-claims/tsa-claims.csv.gz');
const EVERY = 11;

describe('claims in dollars under the American airline', () => {
  it.skipIf(CLAIMS === undefined)(
    'ask for no rate of exchange: whatever is open hangs on something else',
    { timeout: 300_000 },
    async () => {
      const lines = gunzipSync(readFileSync(CLAIMS ?? ''))
        .toString('utf8')
        .split('\n');
      const some = lines.filter((_, at) => at % EVERY === 0);
      const { out } = await redress(
        [
          'decide',
          '--policy',
          'configs/clients/airline-us/policy.yaml',
          '--cases',
          '-',
          '--mapping',
          'configs/mappings/tsa-claims.yaml',
        ],
        some.join('\n'),
      );
      const answers = jsonOf(out).filter((one) => !('error' in one));
      expect(answers.length).toBeGreaterThan(10_000);
      const claimed = answers.filter((one) => JSON.stringify(one['remedies']).includes('"lost-baggage"'));
      expect(claimed.length).toBeGreaterThan(4000);
      expect(answers.filter((one) => JSON.stringify(one['findings']).includes('"no-rate"'))).toEqual([]);
      for (const { remedies } of answers) {
        for (const remedy of Array.isArray(remedies) ? remedies.map(objectOf) : []) {
          const total = remedy['total'] ?? remedy['totalMax'];
          if (total !== undefined) expect(objectOf(total)['currency']).toBe('USD');
        }
      }
    },
  );
});
