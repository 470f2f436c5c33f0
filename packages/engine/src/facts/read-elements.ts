import { nearest } from '@redress/calendar';
import {
  itemName,
  MOST_ELEMENTS,
  type CaseFinding,
  type FactDeclaration,
  type ListType,
} from '@redress/policy';
import { Elements } from '../conditions/elements.js';
import type { Frame } from '../frame.js';
import type { Scope } from '../scope.js';
import type { Value } from '../value.js';
import { shown } from './read-value.js';
import { compileStated, readStated, type Stated } from './stated.js';

/**
 * Reads a list of records: every element by its fields, a missing one unknown, what is of the wrong type or out of
 * bounds too, with a finding that names the place. `null` for an element makes all its fields none.
 */
export type ElementsReader = (raw: unknown, frame: Frame) => Elements | undefined;

export function elementsReader(
  { name, max, personal }: Pick<FactDeclaration, 'name' | 'max' | 'personal'>,
  { item }: ListType,
  scope: Scope,
  /** Fields that others read, and that are therefore no mistake. */
  elsewhere: ReadonlySet<string> = new Set(),
): ElementsReader {
  const most = typeof max === 'number' ? max : MOST_ELEMENTS;
  const fields = [...item.values()].map((field) => ({
    key: field.name,
    stated: compileStated(
      { ...field, name: itemName(name, field.name), personal: personal || field.personal },
      scope,
    ),
  }));
  return (raw, frame) => {
    const finding = (code: string, message: string, where: string): CaseFinding => ({ code, message, where });
    if (!Array.isArray(raw)) {
      const given = personal ? {} : { given: shown(raw) };
      const said = personal ? 'what is stated' : `\`${shown(raw)}\``;
      frame.findings.push({
        ...finding('wrong-type', `${said} is not a list; it counts as unknown`, name),
        ...given,
      });
      return undefined;
    }
    if (raw.length > most) {
      const message = `it has ${raw.length} elements, more than the ${most} that are allowed; it counts as unknown`;
      frame.findings.push(finding('too-many-elements', message, name));
      return undefined;
    }
    const strangers = new Set<string>();
    const rows = raw.map((element: unknown, position): readonly Value[] => {
      const where = `${name}[${position}]`;
      if (element === null) return fields.map(() => null);
      if (!isRecord(element)) {
        const said = personal ? 'what is stated' : `\`${shown(element)}\``;
        frame.findings.push(
          finding('wrong-type', `${said} is not a record of fields; it counts as unknown`, where),
        );
        return fields.map(() => undefined);
      }
      for (const key in element) {
        if (item.has(key) || strangers.has(key) || elsewhere.has(key) || !Object.hasOwn(element, key))
          continue;
        strangers.add(key);
        frame.findings.push(undeclared(`${where}.${key}`, nearest(key, item.keys())));
      }
      return fields.map(({ key, stated }) => read(element[key], stated, `${where}.${key}`, frame, scope));
    });
    return new Elements(rows);
  };
}

function read(raw: unknown, stated: Stated, where: string, frame: Frame, scope: Scope): Value {
  if (raw === undefined || raw === null) return raw;
  return stated.plain(raw) ?? readStated(stated, raw, where, undefined, frame, scope);
}

function undeclared(where: string, meant: string | undefined): CaseFinding {
  const message = 'the policy declares no such field of an element; it is not used';
  return {
    code: 'undeclared-fact',
    message: meant === undefined ? message : `${message}; did you mean \`${meant}\`?`,
    where,
    ...(meant === undefined ? {} : { meant }),
  };
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
