import type { PolicyDocument } from '../document.js';
import { inForce, type Mark } from '../editions/in-force.js';
import type { Sources } from '../layers/sources.js';
import type { Policy } from '../policy.js';
import { dependenciesOf } from './dependencies.js';
import { namesOf } from './names.js';
import { outputNamed } from './output-named.js';
import type { Report } from './scope.js';
import { surveyOf } from './survey.js';

export interface Resolved {
  /** The document as it decides. */
  readonly document: PolicyDocument;
  readonly survey: ReturnType<typeof surveyOf>;
  readonly order: ReturnType<typeof dependenciesOf>;
  readonly names: ReturnType<typeof namesOf>;
}

/** Orders and types the names of a document; says where they read one another in a circle or do not fit. */
export function resolve(written: PolicyDocument, report: Report, mark?: Mark): Resolved {
  const document = inForce(written, mark);
  const survey = surveyOf(document);
  const order = dependenciesOf(document, survey, report);
  return { document, survey, order, names: namesOf(document, survey, order.names, report) };
}

/** The policy of a document that nothing is wrong with. */
export function policyOf(
  file: string,
  { document, order, names }: Resolved,
  sources: Sources | undefined,
): Policy {
  const isOf = (declared: ReadonlyMap<string, unknown>, prefix: string) =>
    order.names
      .filter((name) => name.startsWith(prefix) && declared.has(name.slice(prefix.length)))
      .map((name) => name.slice(prefix.length));
  return {
    document,
    file,
    ...(sources === undefined ? {} : { sources }),
    types: names.types,
    nameOrder: order.names.filter(
      (name) =>
        document.facts.has(name) || document.derive.has(name) || outputNamed(name, document) !== undefined,
    ),
    classificationOrder: isOf(document.classification, 'class.'),
    routingOrder: isOf(document.routing, 'route.'),
    responsibilityOrder: isOf(document.responsibility, 'responsibility.'),
    stageOrder: order.stages,
    conditionOrder: isOf(document.conditions, 'condition:'),
  };
}
