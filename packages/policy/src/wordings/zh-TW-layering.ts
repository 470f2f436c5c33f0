import type { Wordings } from './wordings.js';
import type { LayeringParameters } from '../catalogue/layering.js';
import { say } from './zh-TW-phrases.js';

/** 繁體中文 of what is said of layers. */
export const layeringZhTW: Pick<Wordings, keyof LayeringParameters> = {
  'unknown-parent': ({ parent, pin }) => [
    pin === undefined ? `沒有名為 \`${parent}\` 的規則` : `沒有 \`${pin}\` 版的規則 \`${parent}\``,
    pin === undefined ? '請寫規則資料夾（`--policies`）裡有的規則' : '請寫已有的版本，或去掉 `@` 和版本',
  ],
  'parent-version': ({ parent, pin, version }) => [
    `\`${parent}\` 現為 \`${version}\` 版，這裡要的是 \`${pin}\` 版`,
    '請先看新版改了什麼，再改為指定新版',
  ],
  'parent-pins-differ': ({ parent, first, other }) => [
    `這裡指定 \`${parent}\` 的 \`${other}\` 版，同一組規則的別處指定 \`${first}\` 版`,
    '請讓它們都用同一個版本',
  ],
  'extends-cycle': ({ path }) => [
    `${path.map((id) => `\`${id}\``).join(' 繼承 ')} 繼承 \`${path[0] ?? ''}\`，成了循環`,
    '請從其中一套規則的 `extends` 裡去掉一項',
  ],
  'layer-order': ({ policy, layer, parent, parentLayer }) => [
    `\`${policy}\` 的層級是 \`${layer}\`，不能繼承層級為 \`${parentLayer}\` 的 \`${parent}\``,
    '`client` 可繼承 `industry` 和 `law`，`industry` 可繼承 `industry` 和 `law`，`law` 不繼承任何規則',
  ],
  'parents-disagree': ({ what, first, second }) => [
    `\`${first}\` 與 \`${second}\` 對 \`${what}\` 的規定不同`,
    `請在同時繼承兩者的規則裡寫明 \`${what}\``,
  ],
  'off-nothing': ({ what }) => [`這裡停用 \`${what}\`，但下層沒有它`, '請刪除，或改正名稱'],
  'law-sealed': ({ what, name, law }) => [
    `\`${what}\` 的 \`${name}\` 由法律 \`${law}\` 規定，不能在這裡更動`,
    what === 'remedies'
      ? '請另寫一項處理方案，用 `tops` 指向它：法定給付只能加，不能減'
      : what === 'stages'
        ? '請另寫一個階段，用 `meets` 指向它：法定期限只能提前'
        : what === 'facts'
          ? '只能用 `sameAs` 把法律的事實與本規則的事實對應起來'
          : '請刪除；對法律只能對應事實（`sameAs`）和選定選項（`options`）',
  ],
  'beside-law': ({ what, name, law }) => [
    `\`${what}\` 的 \`${name}\` 與法律 \`${law}\` 的同名項並列，法律仍照自己的規定`,
    `如果是另一回事，請改名；讀取法律的規定請寫 \`${law}.${name}\``,
  ],
  'law-fact-hidden': ({ name, law, own, its }) => [
    `事實 \`${name}\` 在這裡是${say(own)}，在法律 \`${law}\` 裡是${say(its)}：案件所填的值到不了法律`,
    `請按法律的型別宣告，或改名，或讓 \`${law}.${name}\` 用 \`sameAs\` 對應一個型別一致的事實`,
  ],
  'binds-nothing': ({ name }) => [
    `\`${name}\` 不是本規則所繼承的法律的事實`,
    '請寫成「法律.事實」，其中的法律要在 `extends` 裡',
  ],
  'binding-target': ({ name, target, why }) => [
    `\`${name}\` 不能等同於 \`${target}\`：${say(why)}`,
    '請對應本規則已宣告、型別和單位都相同的事實',
  ],
  'map-without-enum': ({ name }) => [
    `\`${name}\` 的 \`map\` 只用於兩個列舉`,
    '請刪除 `map`：這種型別的值照原樣採用',
  ],
};
