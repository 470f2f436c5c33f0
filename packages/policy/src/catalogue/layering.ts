import type { CatalogueEntry, Entries } from './entry.js';
import { error, info, warning } from './wording.js';

/** Amounts that a layer below wrote in another currency, each by its name or text and its line there. */
interface InheritedAmounts {
  readonly amounts: readonly { readonly name: string; readonly line: number }[];
  readonly layer: string;
  readonly file: string;
  readonly written: string;
  readonly currency: string;
}

function inheritedInWords(amounts: InheritedAmounts['amounts']): string {
  return amounts.map(({ name, line }) => `\`${name}\` (line ${line})`).join(', ');
}

/** What may be said of a policy and those it stands on (language.md §6). */
const WORDINGS = {
  'unknown-parent': error<{ parent: string; pin: string | undefined }>(
    ({ parent, pin }) =>
      `there is no policy \`${parent}\`${pin === undefined ? '' : ` in version \`${pin}\``}`,
    ({ pin }) =>
      pin === undefined
        ? 'name a policy of the folder of policies (`--policies`)'
        : 'name a version that is there, or leave `@` and the version out',
  ),
  'parent-version': error<{ parent: string; pin: string; version: string }>(
    ({ parent, pin, version }) => `\`${parent}\` is version \`${version}\`, version \`${pin}\` is asked for`,
    () => 'look through what the new version changes, then pin that one',
  ),
  'parent-pins-differ': error<{ parent: string; first: string; other: string }>(
    ({ parent, first, other }) =>
      `\`${parent}\` is pinned to version \`${other}\`, elsewhere in this stack to \`${first}\``,
    () => 'let all of them stand on one version',
  ),
  'extends-cycle': error<{ path: readonly string[] }>(
    ({ path }) => `${path.map((id) => `\`${id}\``).join(' stands on ')} stands on \`${path[0] ?? ''}\``,
    () => 'remove one of these from `extends`',
  ),
  'layer-order': error<{ policy: string; layer: string; parent: string; parentLayer: string }>(
    ({ policy, layer, parent, parentLayer }) =>
      `\`${policy}\` is of layer \`${layer}\` and cannot stand on \`${parent}\` of layer \`${parentLayer}\``,
    () => 'a client stands on industries and laws, an industry on industries and laws, a law on nothing',
  ),
  'parents-disagree': error<{ what: string; first: string; second: string }>(
    ({ what, first, second }) => `\`${first}\` and \`${second}\` set \`${what}\` differently`,
    ({ what }) => `set \`${what}\` in the policy that stands on both`,
  ),
  'off-nothing': warning<{ what: string }>(
    ({ what }) => `\`${what}\` is switched off, but no layer below has it`,
    () => 'remove it, or correct its name',
  ),
  'off-still-read': error<{
    what: string;
    reads: readonly { readonly file: string; readonly lines: readonly number[] }[];
  }>(
    ({ what, reads }) =>
      `\`${what}\` is switched off but still read: ${reads.map(({ file, lines }) => `\`${file}\` line ${lines.join(', ')}`).join('; ')}`,
    () => 'leave it, or switch off or restate what reads it too',
  ),
  'law-sealed': error<{ what: string; name: string; law: string }>(
    ({ what, name, law }) =>
      `\`${name}\` of \`${what}\` is set by the law \`${law}\` and cannot be changed here`,
    ({ what }) =>
      what === 'remedies'
        ? 'add a remedy of your own that `tops` it; a law can only be given more'
        : what === 'stages'
          ? 'add a stage of your own that `meets` it; a law can only be answered earlier'
          : what === 'facts'
            ? 'only `sameAs` binds a fact of a law to one of this policy'
            : 'remove it; of a law only facts can be bound (`sameAs`) and options be chosen (`options`)',
  ),
  'beside-law': warning<{ what: string; name: string; law: string }>(
    ({ what, name, law }) =>
      `\`${name}\` of \`${what}\` stands beside that of the law \`${law}\`, which goes on by its own`,
    ({ name, law }) => `rename it if it is another thing; what the law says is read as \`${law}.${name}\``,
  ),
  'law-presumption-kept': warning<{ name: string; law: string }>(
    ({ name, law }) =>
      `\`presume\` of fact \`${name}\` does not reach the law \`${law}\`, which goes on by what it presumes itself`,
    ({ law }) =>
      `remove it; what a case states for it reaches the law, and what \`${law}\` leaves open is chosen under \`options\``,
  ),
  'law-fact-hidden': error<{ name: string; law: string; own: string; its: string }>(
    ({ name, law, own, its }) =>
      `fact \`${name}\` is ${own} here and ${its} in the law \`${law}\`: what a case states for it does not reach the law`,
    ({ name, law }) =>
      `declare it as the law does, or rename it, or let \`${law}.${name}\` be \`sameAs\` a fact that agrees`,
  ),
  'binding-narrower': error<{
    name: string;
    target: string;
    end: 'min' | 'max' | 'scale';
    own: string;
    its: string;
  }>(
    ({ name, target, end, own, its }) =>
      `\`${target}\` has the ${end} ${own}, \`${name}\` of the law ${its}: what lies between would not reach the law`,
    ({ end, its }) => (its === 'none' ? `remove \`${end}\`` : `let \`${end}\` be ${its} or leave it out`),
  ),
  'binding-of-two': error<{ name: string; target: string; other: string }>(
    ({ name, target, other }) =>
      `\`${name}\` is bound to \`${target}\`, by which a case states \`${other}\`: one value would count for both`,
    ({ other }) =>
      `bind it to the fact that means the same; if it does, rename that fact, or bind \`${other}\` to another`,
  ),
  'binding-crossed': warning<{ name: string; target: string; other: string }>(
    ({ name, target, other }) =>
      `\`${name}\` is bound to \`${target}\`, which is called like \`${other}\`, another fact of that law`,
    () => 'bind it to the fact that means the same, or rename this one if it does',
  ),
  'binding-shared': warning<{ name: string; target: string; other: string }>(
    ({ name, target, other }) =>
      `\`${name}\` is bound to \`${target}\`, as \`${other}\` is: the law tells the two apart`,
    () => 'bind each of them to a fact of its own; what the policy does not know is left unbound',
  ),
  'binding-presumed': info<{ name: string; target: string; presumed: string }>(
    ({ name, target, presumed }) =>
      `the law presumes \`${presumed}\` for \`${name}\`: what a case states for \`${target}\` now decides it`,
    () => 'read it again: whatever the policy states there outweighs what the law presumes',
  ),
  'binding-unlike': warning<{ name: string; target: string; presumed: string }>(
    ({ name, target, presumed }) =>
      `the law presumes \`${presumed}\` for \`${name}\`, which \`${target}\` now decides, though it is called otherwise and serves another end too`,
    () => 'leave it unbound, or bind it to a fact of its own that is called as the law calls it',
  ),
  'binding-unheard': error<{ name: string; target: string; its: readonly string[] }>(
    ({ name, target }) =>
      `\`${name}\` is bound to \`${target}\`, but none of its values is one of the law's: the law would never hear anything`,
    ({ its }) => `add \`map\` from its values to ${its.map((value) => `\`${value}\``).join(', ')}`,
  ),
  'map-other-word': warning<{ name: string; value: string; meant: string }>(
    ({ name, value, meant }) =>
      `\`map\` of \`${name}\` makes \`${value}\` count as \`${meant}\`, though the law has \`${value}\` too`,
    ({ value }) => `map it to \`${value}\`, or rename the value if it means another thing`,
  ),
  'map-leaves-out': warning<{ name: string; value: string }>(
    ({ name, value }) =>
      `\`map\` of \`${name}\` leaves out \`${value}\`, which the law has too: it counts as unknown`,
    ({ value }) => `write \`${value}: ${value}\`, or \`${value}: null\` where there is none`,
  ),
  'binds-nothing': error<{ name: string }>(
    ({ name }) => `\`${name}\` is no fact of a law that this policy stands on`,
    () => 'write `<law>.<fact>` with a law of `extends`',
  ),
  'binding-target': error<{ name: string; target: string; why: string }>(
    ({ name, target, why }) => `\`${name}\` cannot be the same as \`${target}\`: ${why}`,
    () => 'bind it to a declared fact of this policy, of the same type and unit',
  ),
  'tops-no-law': error<{ remedy: string; target: string; nearest: string | undefined }>(
    ({ remedy, target }) => `remedy \`${remedy}\` tops \`${target}\`, which is no remedy of a law`,
    ({ nearest }) =>
      nearest === undefined
        ? 'name a remedy of a law of `extends`, as `<law>.<id>`'
        : `did you mean \`${nearest}\`?`,
  ),
  'meets-no-law': error<{ stage: string; target: string; nearest: string | undefined }>(
    ({ stage, target }) => `stage \`${stage}\` meets \`${target}\`, which is no stage of a law`,
    ({ nearest }) =>
      nearest === undefined
        ? 'name a stage of a law of `extends`, as `<law>.<id>`'
        : `did you mean \`${nearest}\`?`,
  ),
  'tops-other-form': error<{ remedy: string; law: string; key: string; own: string; its: string }>(
    ({ remedy, law, key, own, its }) =>
      `remedy \`${remedy}\` cannot top \`${law}\`: its \`${key}\` is \`${own}\`, that of the law \`${its}\``,
    () =>
      'what a law grants is raised in its own form and for whom it is; anything else is given beside it, without `tops`',
  ),
  'tops-fixed': error<{ remedy: string; law: string; strength: string }>(
    ({ remedy, law, strength }) =>
      `remedy \`${remedy}\` tops \`${law}\`, which the law fixes (\`${strength}\`)`,
    () => 'give more beside it, under `contract` or `goodwill` and without `tops`',
  ),
  'tops-paid-by-customer': error<{ remedy: string; law: string; paid: string }>(
    ({ remedy, law, paid }) =>
      `remedy \`${remedy}\` tops \`${law}\`, but the customer pays \`${paid}\`, or a part of it`,
    () => 'only what the customer gets can be raised; remove it from `tops`, or name another `payer`',
  ),
  'remedy-below-law': warning<{ remedy: string; law: string; own: string; its: string }>(
    ({ remedy, law, own, its }) =>
      `remedy \`${remedy}\` comes to at most \`${own}\`, \`${law}\` to at least \`${its}\``,
    () => 'it never adds anything: the law is paid; raise it or remove it',
  ),
  'stage-after-law': warning<{ stage: string; law: string }>(
    ({ stage, law }) => `stage \`${stage}\` always ends after \`${law}\`, which it meets`,
    () => 'shorten it or what stands before it: the date of the law stays as it is',
  ),
  'remedy-law-unproven': info<{ remedy: string; law: string }>(
    ({ remedy, law }) =>
      `whether remedy \`${remedy}\` is ever below \`${law}\` does not follow from their bounds`,
    () => 'nothing has to be done: in each case the better of the two is owed',
  ),
  'stage-law-unproven': info<{ stage: string; law: string }>(
    ({ stage, law }) =>
      `whether stage \`${stage}\` ever ends after \`${law}\` does not follow from their lengths`,
    () => 'nothing has to be done: in each case the law is answered by the earlier of the two',
  ),
  'law-group-joined': error<{ remedy: string; group: string; law: string }>(
    ({ remedy, group, law }) =>
      `remedy \`${remedy}\` joins the group \`${group}\` of the law \`${law}\` and could take the place of what it grants`,
    () => 'raise it with `tops`, or give it a group of its own',
  ),
  'amount-in-other-currency': error<InheritedAmounts>(
    ({ amounts, layer, file, written, currency }) =>
      `${inheritedInWords(amounts)} of \`${layer}\` (\`${file}\`) cannot stay in ${written} where this policy works in ${currency}`,
    ({ currency }) =>
      `state them here in ${currency}: a value under its name, any other amount in the item that has it`,
  ),
  'amounts-in-other-currency': warning<InheritedAmounts>(
    ({ amounts, layer, file, written, currency }) =>
      `${inheritedInWords(amounts)} of \`${layer}\` (\`${file}\`) stay in ${written}, as they were written, while this policy works in ${currency}`,
    ({ currency }) =>
      `state them here in ${currency}; as they are, they meet other amounts only through a rate`,
  ),
  'map-without-enum': error<{ name: string }>(
    ({ name }) => `\`map\` of \`${name}\` asks for two enums`,
    () => 'remove `map`: values of this type are taken as they are',
  ),
};

/** What each code is told about, so that it can be put into words. */
export type LayeringParameters = {
  readonly [C in keyof typeof WORDINGS]: (typeof WORDINGS)[C] extends CatalogueEntry<infer P> ? P : never;
};
export const LAYERING: Entries<LayeringParameters> = WORDINGS;
