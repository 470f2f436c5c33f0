import type { PolicyDocument } from '../document.js';
import { lawOf } from '../layers/law-name.js';
import { orderOf } from './order.js';
import { mayRead, type Phase } from './phase.js';
import type { Report } from './scope.js';
import { FIELD_GROUPS, type Read, type Survey } from './survey.js';

export interface Dependencies {
  /**
   * Facts, derivations, values (`value.v`), fields (`class.f`), conditions (`condition:c`), tables (`table:t`) and their
   * outputs (`table.t.o`), each after what it reads.
   */
  readonly names: readonly string[];
  readonly stages: readonly string[];
}

/** Puts what is named into an order in which it can be worked out, and reports what reads itself on the way. */
export function dependenciesOf(document: PolicyDocument, survey: Survey, report: Report): Dependencies {
  return { names: orderNames(document, survey, report), stages: orderStages(document, report) };
}

function orderNames(document: PolicyDocument, survey: Survey, report: Report): readonly string[] {
  const graph = new Map<string, Set<string>>();
  const phases = new Map<string, Phase>();
  const add = (name: string, phase: Phase): void => {
    graph.set(name, new Set());
    phases.set(name, phase);
  };
  for (const name of document.facts.keys()) add(name, 'facts');
  for (const [name, entries] of document.values) {
    add(`value.${name}`, 'facts');
    const { datedBy = '' } =
      entries.find((entry) => entry.datedBy !== undefined) ?? lawOf(document, name) ?? document;
    if (document.facts.has(datedBy)) graph.get(`value.${name}`)?.add(datedBy);
  }
  for (const name of document.derive.keys()) add(name, 'facts');
  for (const name of document.conditions.keys()) graph.set(`condition:${name}`, new Set());
  for (const [name, table] of document.tables) {
    // A period of a row is held against the date that picks values.
    const { datedBy } = lawOf(document, name) ?? document;
    const isDated = table.rows.some(({ from, to }) => from !== undefined || to !== undefined);
    graph.set(`table:${name}`, new Set(isDated && document.facts.has(datedBy) ? [datedBy] : []));
    for (const output of table.outputs.keys())
      graph.set(`table.${name}.${output}`, new Set([`table:${name}`]));
  }
  for (const [phase, prefix] of FIELD_GROUPS) {
    for (const name of document[phase].keys()) add(`${prefix}.${name}`, phase);
  }
  const firstRead = new Map<string, Pick<Read, 'node' | 'key'>>();
  const read = (from: string, to: string, at: Pick<Read, 'node' | 'key'>): void => {
    graph.get(from)?.add(to);
    const edge = `${from}\n${to}`;
    if (!firstRead.has(edge)) firstRead.set(edge, at);
  };
  for (const { name, site, ...at } of survey.reads) {
    const phase = phases.get(name);
    // Reading forward is reported by itself; as a dependency it would only be reported again as a cycle.
    if (phase !== undefined && site.phase !== undefined && !mayRead(site.phase, phase)) continue;
    read(site.self, name, at);
  }
  for (const { node, site } of survey.named) read(site.self, `condition:${node.name}`, { node });
  const { order, cycles } = orderOf(graph);
  for (const cycle of cycles) {
    const crossed = new Set(cycle.flatMap((name) => phases.get(name) ?? []));
    if (crossed.size > 1) continue;
    const at = firstRead.get(`${cycle[0] ?? ''}\n${cycle[1] ?? cycle[0] ?? ''}`);
    const path = cycle.map((name) => name.replace(/^(?:condition|table):/, ''));
    report('cycle', { path }, at?.node ?? document, at?.key);
  }
  return order;
}

function orderStages(document: PolicyDocument, report: Report): readonly string[] {
  const stages = new Map(document.stages.map((stage) => [stage.id, stage]));
  const graph = new Map(
    document.stages.map(({ id, starts, earliest }): [string, string[]] => [
      id,
      [...(starts.kind === 'after' ? starts.stages : []), ...(earliest ?? [])],
    ]),
  );
  for (const { id, meets } of document.stages) for (const law of meets) graph.get(law)?.push(id);
  const { order, cycles } = orderOf(graph);
  for (const cycle of cycles) {
    const stage = stages.get(cycle[0] ?? '');
    report('stage-cycle', { path: cycle }, stage ?? document, 'id');
  }
  return order;
}
