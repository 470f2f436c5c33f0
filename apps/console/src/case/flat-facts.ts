type Facts = Readonly<Record<string, unknown>>;

/**
 * Facts under the names a policy declares, however they were nested. `null` for a parent makes its declared
 * children null; what the policy does not declare stays where it is.
 */
export function flatFacts(facts: Facts, declared: readonly string[]): Facts {
  const names = new Set(declared);
  const flat: Record<string, unknown> = {};
  const walk = (object: Facts, prefix: string): void => {
    for (const [key, raw] of Object.entries(object)) {
      const name = prefix === '' ? key : `${prefix}.${key}`;
      const children = names.has(name) ? [] : declared.filter((other) => other.startsWith(`${name}.`));
      if (children.length === 0) flat[name] = raw;
      else if (raw === null) for (const child of children) flat[child] = null;
      else if (isFacts(raw)) walk(raw, name);
      else flat[name] = raw;
    }
  };
  walk(facts, '');
  return flat;
}

function isFacts(raw: unknown): raw is Facts {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
