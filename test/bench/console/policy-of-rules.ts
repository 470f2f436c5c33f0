import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../kit/repository.js';
import { Random } from '../random.js';

/**
 * The policy of an airline with `count` further approvals: a text of the length and variety that people edit, and as
 * many rules as wanted. Each asks a total and one more fact, so that none shadows another.
 */
export function airlineWithApprovals(count: number): string {
  const text = readFileSync(join(repositoryRoot, 'configs/industries/airline/policy.yaml'), 'utf8');
  const random = new Random(300);
  const approvals = Array.from({ length: count }, (_, index) => {
    const low = random.integer(1, 200) * 10;
    return `  - id: desk-${index}
    title: { en: Approval of desk ${index}, zh-CN: 第 ${index} 组审批, zh-TW: 第 ${index} 組核准 }
    when:
      all:
        - { fact: total.all, operator: between, value: [${low}, ${low + random.integer(1, 50) * 10}] }
        - { fact: flight.delayMinutes, operator: greaterThan, value: ${random.integer(0, 900)} }
    by: ${random.pick(['supervisor', 'manager'])}
    assumed: true
`;
  });
  return text.replace(/^approvals:\n/m, `approvals:\n${approvals.join('')}`);
}
