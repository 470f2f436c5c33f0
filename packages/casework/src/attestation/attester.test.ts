import { tables } from '@redress/store';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { createCase } from '../case/create-case.js';
import { getCase } from '../case/get-case.js';
import { caseHistory } from '../history/case-history.js';
import { openOffice } from '../office.fixture.js';

const input = { receivedAt: '2026-03-02', facts: { complaint: { topic: 'baggage-lost' } } };

test('what is pending at a stop is attested after the next start, and told in the history', async () => {
  const office = await openOffice();
  const { attester: first, store } = office.context.office;
  await createCase(office.context, { policy: 'airline', case: { ...input, id: 'c1' } });
  await first.settled();
  await store.write((to) => to.update(tables.cases).set({ attestation: 'pending' }));
  await office.stop();
  const again = await openOffice(office.where, office.configs);
  const { attester } = again.context.office;
  await attester.settled();
  expect((await getCase(again.context, 'c1')).attestation).toBe('confirmed');
  expect(attester.counts).toEqual({ confirmed: 1, disputed: 0 });
  expect((await caseHistory(again.context, 'c1')).map(({ verb, actor }) => [verb, actor])).toEqual([
    ['case-created', 'local'],
    ['case-attested', 'witness'],
    ['case-attested', 'witness'],
  ]);
  await again.stop();
});

test('a decision that is not one of its version is disputed, and says so wherever it is shown', async () => {
  const office = await openOffice();
  const { context } = office;
  const { cases } = tables;
  await createCase(context, { policy: 'airline', case: { ...input, id: 'c1' } });
  await context.office.attester.settled();
  await context.office.store.write((to) =>
    to
      .update(cases)
      .set({
        attestation: 'pending',
        decision: JSON.stringify({ id: 'another', policy: { effectiveHash: '' } }),
      })
      .where(eq(cases.id, 'c1')),
  );
  context.office.attester.wake();
  await context.office.attester.settled();
  const { attestation, decision, disputes } = await getCase(context, 'c1');
  expect([attestation, decision.attestation]).toEqual(['disputed', 'disputed']);
  expect(disputes).toHaveLength(1);
  expect(context.office.attester.counts).toEqual({ confirmed: 1, disputed: 1 });
  await office.stop();
});
