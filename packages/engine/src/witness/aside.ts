/** The witness does not reckon this: `reason` says what it is made of. */
export class Aside extends Error {
  constructor(readonly reason: string) {
    super(`put aside: ${reason}`);
  }
}
