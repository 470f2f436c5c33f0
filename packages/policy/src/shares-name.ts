/** The name of the shares beside the fields of responsibility; those of a law are seen as `<law>.shares`. */
export const SHARES = 'shares';

/** How findings call shares by that name. */
export function sharesLabel(name: string): string {
  return name === SHARES ? 'the shares' : `\`responsibility.${name}\``;
}
