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
  'off-still-read': ({ what, reads }) => [
    `\`${what}\` 已停用，但仍有地方讀取：${reads.map(({ file, lines }) => `\`${file}\` 第 ${lines.join('、')} 行`).join('；')}`,
    '請保留它，或把讀取它的內容也停用或重寫',
  ],
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
  'law-presumption-kept': ({ name, law }) => [
    `事實 \`${name}\` 的 \`presume\` 到不了法律 \`${law}\`，法律仍按自己的推定`,
    `請刪除；案件填寫的值會到達法律，\`${law}\` 留待選擇的事項在 \`options\` 裡選定`,
  ],
  'law-fact-hidden': ({ name, law, own, its }) => [
    `事實 \`${name}\` 在這裡是${say(own)}，在法律 \`${law}\` 裡是${say(its)}：案件所填的值到不了法律`,
    `請按法律的型別宣告，或改名，或讓 \`${law}.${name}\` 用 \`sameAs\` 對應一個型別一致的事實`,
  ],
  'binding-narrower': ({ name, target, end, own, its }) => [
    `\`${target}\` 的 \`${end}\` 是 ${own}，而法律的 \`${name}\` 是 ${its === 'none' ? '沒有限制' : its}：其間的值到不了法律`,
    its === 'none' ? `請刪除 \`${end}\`` : `請把 \`${end}\` 寫成 ${its}，或刪除它`,
  ],
  'binding-of-two': ({ name, target, other }) => [
    `\`${name}\` 對應 \`${target}\`，而案件正是用這個名稱填寫 \`${other}\`：同一個值會算作兩項`,
    `請對應意思相同的事實；如果意思確實相同，請為它改名，或讓 \`${other}\` 對應另一個事實`,
  ],
  'binding-crossed': ({ name, target, other }) => [
    `\`${name}\` 對應 \`${target}\`，它卻與同一法律的另一事實 \`${other}\` 同名`,
    '請對應意思相同的事實；如果意思確實相同，請為它改名',
  ],
  'binding-shared': ({ name, target, other }) => [
    `\`${name}\` 與 \`${other}\` 都對應 \`${target}\`：法律把兩者分開`,
    '請讓它們各自對應一個事實；本規則不了解的不必對應',
  ],
  'binding-presumed': ({ name, target, presumed }) => [
    `法律對 \`${name}\` 推定為 \`${presumed}\`：現在由案件對 \`${target}\` 所填的值決定`,
    '請再核對一遍：本規則在那裡填寫的內容優先於法律的推定',
  ],
  'binding-unlike': ({ name, target, presumed }) => [
    `法律對 \`${name}\` 推定為 \`${presumed}\`，現在改由 \`${target}\` 決定，而它名稱不同，並且另有用途`,
    '請不要對應；或者另立一個與法律同名的事實，再與它對應',
  ],
  'binding-unheard': ({ name, target, its }) => [
    `\`${name}\` 對應 \`${target}\`，但它沒有一個值是法律的值：法律什麼也聽不到`,
    `請寫 \`map\`，把它的值對應到 ${its.map((value) => `\`${value}\``).join('、')}`,
  ],
  'map-other-word': ({ name, value, meant }) => [
    `\`${name}\` 的 \`map\` 把 \`${value}\` 當作 \`${meant}\`，而法律裡也有 \`${value}\``,
    `請對應 \`${value}\`；如果意思不同，請為這個值改名`,
  ],
  'map-leaves-out': ({ name, value }) => [
    `\`${name}\` 的 \`map\` 沒有寫 \`${value}\`，而法律裡也有它：會算作未知`,
    `請寫 \`${value}: ${value}\`；如果就是沒有，請寫 \`${value}: null\``,
  ],
  'binds-nothing': ({ name }) => [
    `\`${name}\` 不是本規則所繼承的法律的事實`,
    '請寫成「法律.事實」，其中的法律要在 `extends` 裡',
  ],
  'binding-target': ({ name, target, why }) => [
    `\`${name}\` 不能等同於 \`${target}\`：${say(why)}`,
    '請對應本規則已宣告、型別和單位都相同的事實',
  ],
  'tops-no-law': ({ remedy, target, nearest }) => [
    `處理方案 \`${remedy}\` 要加給 \`${target}\`，但它不是法律的處理方案`,
    nearest === undefined
      ? '請寫 `extends` 裡的法律的處理方案：「法律.名稱」'
      : `是不是要寫 \`${nearest}\`？`,
  ],
  'meets-no-law': ({ stage, target, nearest }) => [
    `階段 \`${stage}\` 要滿足 \`${target}\`，但它不是法律的階段`,
    nearest === undefined ? '請寫 `extends` 裡的法律的階段：「法律.名稱」' : `是不是要寫 \`${nearest}\`？`,
  ],
  'tops-other-form': ({ remedy, law, key, own, its }) => [
    `處理方案 \`${remedy}\` 不能加給 \`${law}\`：它的 \`${key}\` 是 \`${own}\`，法律的是 \`${its}\``,
    '法定給付只能以同樣的形式、給同一方增加；其他的請另行給付，不寫 `tops`',
  ],
  'tops-fixed': ({ remedy, law, strength }) => [
    `處理方案 \`${remedy}\` 要加給 \`${law}\`，但法律已定死（\`${strength}\`）`,
    '請以 `contract` 或 `goodwill` 另行給付，不寫 `tops`',
  ],
  'tops-paid-by-customer': ({ remedy, law, paid }) => [
    `處理方案 \`${remedy}\` 要加給 \`${law}\`，但 \`${paid}\` 全部或部分由客戶支付`,
    '只能提高客戶所得；請從 `tops` 中去掉，或改寫 `payer`',
  ],
  'remedy-below-law': ({ remedy, law, own, its }) => [
    `處理方案 \`${remedy}\` 最多 \`${own}\`，而 \`${law}\` 至少 \`${its}\``,
    '它不會增加任何給付：照法律支付；請提高或刪除',
  ],
  'stage-after-law': ({ stage, law }) => [
    `階段 \`${stage}\` 總是晚於它要滿足的 \`${law}\` 結束`,
    '請縮短它或它之前的步驟：法定日期不變',
  ],
  'remedy-law-unproven': ({ remedy, law }) => [
    `從上下限看不出處理方案 \`${remedy}\` 會不會低於 \`${law}\``,
    '不必處理：每個案件都按兩者中較優的給付',
  ],
  'stage-law-unproven': ({ stage, law }) => [
    `從期限長短看不出階段 \`${stage}\` 會不會晚於 \`${law}\``,
    '不必處理：每個案件都以兩者中較早的日期為準',
  ],
  'law-group-joined': ({ remedy, group, law }) => [
    `處理方案 \`${remedy}\` 加入了法律 \`${law}\` 的分組 \`${group}\`，可能取代法定給付`,
    '請用 `tops` 增加法定給付，或另用一個分組',
  ],
  'amount-in-other-currency': ({ amounts, layer, file, written, currency }) => [
    `\`${layer}\`（\`${file}\`）的 ${inWords(amounts)} 不能再按 ${written} 計，因為本規則以 ${currency} 計價`,
    `請在這裡以 ${currency} 重新寫明：數值按名稱寫，其他金額寫在它所在的項目裡`,
  ],
  'amounts-in-other-currency': ({ amounts, layer, file, written, currency }) => [
    `\`${layer}\`（\`${file}\`）的 ${inWords(amounts)} 仍按原來的 ${written} 計，而本規則以 ${currency} 計價`,
    `請在這裡以 ${currency} 重新寫明；否則只能透過匯率與其他金額相比`,
  ],
  'map-without-enum': ({ name }) => [
    `\`${name}\` 的 \`map\` 只用於兩個列舉`,
    '請刪除 `map`：這種型別的值照原樣採用',
  ],
};

function inWords(amounts: LayeringParameters['amount-in-other-currency']['amounts']): string {
  return amounts.map(({ name, line }) => `\`${name}\`（第 ${line} 行）`).join('、');
}
