import { mayRead } from './phase.js';
import type { Check } from './scope.js';

/** Items that read what a later phase sets: a classification that asks for the amount of a remedy. */
export const checkReadingForward: Check = ({ survey, names, report }) => {
  for (const { name, site, node, key } of survey.reads) {
    const nameIn = names.phases.get(name);
    if (nameIn === undefined || site.phase === undefined || mayRead(site.phase, nameIn)) continue;
    report('reads-forward', { name, nameIn, phase: site.phase, through: undefined }, node, key);
  }
  for (const { node, site } of survey.named) {
    const latest = names.latestRead(node.name);
    if (latest === undefined || site.phase === undefined || mayRead(site.phase, latest.phase)) continue;
    const { name, phase: nameIn } = latest;
    report('reads-forward', { name, nameIn, phase: site.phase, through: node.name }, node);
  }
};
