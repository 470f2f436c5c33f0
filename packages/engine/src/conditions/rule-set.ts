import { FALSE, TRUE, UNDETERMINED } from '../truth.js';
import type { Values } from '../value.js';
import type { Fineness } from './column.js';
import { BITS, fileRules, wordsFor, type Filing } from './filing.js';
import type { Test } from './test.js';

/** Positions of rules in their list, ascending. */
export interface Hits {
  readonly matched: number[];
  readonly undetermined: number[];
}

/**
 * A list of rules that are all asked at once. A rule has a bit for each way in which it can be true; every value that
 * a slot may hold has a row of bits, 0 where that value alone bars the way. The rows of a case's values are
 * intersected word by word: the bit vectors of packet filters (Lakshman and Stiliadis, SIGCOMM 1998). This is sound
 * because a conjunction with one false part is false whatever else is unknown; an unknown value bars nothing.
 *
 * A second row has 0 also where the value does not make all comparisons of the way true. A way that these leave is
 * true; one that only unknown values take away is undetermined; so nothing is evaluated but leaves that no row tells,
 * each once a case, and rules in doubt: with a limit within the stretch of numbers for which a row stands, or with
 * `not`, or with more ways than are told apart.
 */
export class RuleSet {
  private readonly evaluators: readonly Test['evaluate'][];
  private readonly filing: Filing;

  // What one case needs, here only so that it need not be made for each.
  /** Where the row of each column begins. */
  private readonly starts: Int32Array;
  /** Of columns whose value does not decide all: where both rows begin, and whether it is known. */
  private readonly vague: Int32Array;
  private readonly sure: Int32Array;
  private readonly known: Int32Array;
  /** A bit for each rule with a way left, and what is known of that rule. */
  private readonly left: Int32Array;
  private readonly standings: Uint8Array;
  /** The truth of each question, and the number of the case for which it was asked. */
  private readonly answers: Uint8Array;
  private readonly askedFor: Uint32Array;
  private asking = 0;

  /** By default values are told apart as finely as is fastest. */
  constructor(rules: readonly Test[], most?: Fineness) {
    this.evaluators = rules.map((rule) => rule.evaluate);
    this.filing = fileRules(rules, most);
    const { length } = this.filing.columns;
    this.starts = new Int32Array(length);
    this.vague = new Int32Array(length);
    this.sure = new Int32Array(length);
    this.known = new Int32Array(length);
    this.left = new Int32Array(wordsFor(rules.length));
    this.standings = new Uint8Array(rules.length);
    this.answers = new Uint8Array(this.filing.questions.length);
    this.askedFor = new Uint32Array(this.filing.questions.length);
  }

  /** Every rule that is true or undetermined for these values. */
  match(values: Values): Hits {
    this.left.fill(0);
    this.asking = (this.asking + 1) >>> 0;
    if (this.asking === 0) this.askedFor.fill(0);
    this.intersect(values, this.lookUp(values));
    return this.hits(values);
  }

  /** Finds the rows of the values; answers how many columns do not decide all. */
  private lookUp(values: Values): number {
    const { filing, starts, vague, sure, known } = this;
    let vagueCount = 0;
    let count = 0;
    for (const { slot, rowOf, open, sure: sureRows, apart } of filing.columns) {
      const value = values[slot];
      const row = value === undefined ? undefined : rowOf(value);
      const start = row === undefined ? 0 : (open[row] ?? 0);
      const sureStart = row === undefined ? apart : (sureRows[row] ?? 0);
      starts[count] = start;
      count += 1;
      if (sureStart === start) continue;
      vague[vagueCount] = start;
      sure[vagueCount] = sureStart;
      known[vagueCount] = value === undefined ? 0 : -1;
      vagueCount += 1;
    }
    return vagueCount;
  }

  /** Notes the rules with a way left. */
  private intersect(values: Values, vagueCount: number): void {
    const { filing, starts, vague, sure, known } = this;
    const { rows, words, whole, gates } = filing;
    const count = starts.length;
    for (let word = 0; word < words; word += 1) {
      let open = rows[(starts[gates[word] ?? 0] ?? 0) + word] ?? 0;
      for (let column = 0; column < count && open !== 0; column += 1)
        open &= rows[(starts[column] ?? 0) + word] ?? 0;
      if (open === 0) continue;
      let certain = open;
      let doubtful = 0;
      for (let index = 0; index < vagueCount; index += 1) {
        const surely = rows[(sure[index] ?? 0) + word] ?? 0;
        certain &= surely;
        doubtful |= (rows[(vague[index] ?? 0) + word] ?? 0) & ~surely & (known[index] ?? 0);
      }
      const told = whole[word] ?? 0;
      for (; open !== 0; open &= open - 1) {
        const flag = open & -open;
        const bit = word * BITS + BITS - 1 - Math.clz32(flag);
        let standing = (doubtful & flag) !== 0 ? IN_DOUBT : (certain & flag) !== 0 ? MATCHED : OPEN;
        if ((told & flag) === 0 && standing !== IN_DOUBT) standing = this.ask(bit, standing, values);
        if (standing !== BARRED) this.note(bit, standing);
      }
    }
  }

  /** How a way stands of which rows do not tell all. */
  private ask(bit: number, standing: number, values: Values): number {
    const { filing, answers, askedFor, asking } = this;
    const asks = filing.asks[bit];
    if (asks === undefined) return IN_DOUBT;
    for (const number of asks) {
      if (askedFor[number] !== asking) {
        answers[number] = filing.questions[number]?.(values) ?? UNDETERMINED;
        askedFor[number] = asking;
      }
      if (answers[number] === FALSE) return BARRED;
      if (answers[number] === UNDETERMINED) standing = OPEN;
    }
    return standing;
  }

  /** A rule stands as the best of its ways. */
  private note(bit: number, standing: number): void {
    const { filing, left, standings } = this;
    const position = filing.positions[bit] ?? 0;
    const word = position >>> 5;
    const others = left[word] ?? 0;
    const flag = 1 << (position & 31);
    if ((others & flag) === 0) left[word] = others | flag;
    else if ((standings[position] ?? 0) >= standing) return;
    standings[position] = standing;
  }

  /** The rules noted, in their order. */
  private hits(values: Values): Hits {
    const { evaluators, left, standings } = this;
    const hits: Hits = { matched: [], undetermined: [] };
    for (let word = 0; word < left.length; word += 1) {
      for (let rest = left[word] ?? 0; rest !== 0; rest &= rest - 1) {
        const position = word * BITS + BITS - 1 - Math.clz32(rest & -rest);
        const standing = standings[position];
        if (standing === MATCHED) hits.matched.push(position);
        else if (standing === OPEN) hits.undetermined.push(position);
        else {
          const truth = evaluators[position]?.(values);
          if (truth === TRUE) hits.matched.push(position);
          else if (truth === UNDETERMINED) hits.undetermined.push(position);
        }
      }
    }
    return hits;
  }
}

/** False, undetermined, in doubt or true; of several ways the greatest counts. */
const BARRED = 0;
const OPEN = 1;
const IN_DOUBT = 2;
const MATCHED = 3;
