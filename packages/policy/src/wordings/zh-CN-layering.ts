import type { Wordings } from './wordings.js';
import type { LayeringParameters } from '../catalogue/layering.js';
import { say } from './zh-CN-phrases.js';

/** 简体中文 of what is said of layers. */
export const layeringZhCN: Pick<Wordings, keyof LayeringParameters> = {
  'unknown-parent': ({ parent, pin }) => [
    pin === undefined ? `没有名为 \`${parent}\` 的规则` : `没有 \`${pin}\` 版的规则 \`${parent}\``,
    pin === undefined ? '请写规则文件夹（`--policies`）里有的规则' : '请写已有的版本，或去掉 `@` 和版本',
  ],
  'parent-version': ({ parent, pin, version }) => [
    `\`${parent}\` 现为 \`${version}\` 版，这里要的是 \`${pin}\` 版`,
    '请先看新版改了什么，再改为指定新版',
  ],
  'parent-pins-differ': ({ parent, first, other }) => [
    `这里指定 \`${parent}\` 的 \`${other}\` 版，同一组规则的别处指定 \`${first}\` 版`,
    '请让它们都用同一个版本',
  ],
  'extends-cycle': ({ path }) => [
    `${path.map((id) => `\`${id}\``).join(' 继承 ')} 继承 \`${path[0] ?? ''}\`，成了循环`,
    '请从其中一套规则的 `extends` 里去掉一项',
  ],
  'layer-order': ({ policy, layer, parent, parentLayer }) => [
    `\`${policy}\` 的层级是 \`${layer}\`，不能继承层级为 \`${parentLayer}\` 的 \`${parent}\``,
    '`client` 可继承 `industry` 和 `law`，`industry` 可继承 `industry` 和 `law`，`law` 不继承任何规则',
  ],
  'parents-disagree': ({ what, first, second }) => [
    `\`${first}\` 与 \`${second}\` 对 \`${what}\` 的规定不同`,
    `请在同时继承两者的规则里写明 \`${what}\``,
  ],
  'off-nothing': ({ what }) => [`这里停用 \`${what}\`，但下层没有它`, '请删除，或改正名称'],
  'off-still-read': ({ what, reads }) => [
    `\`${what}\` 已停用，但仍有地方读取：${reads.map(({ file, lines }) => `\`${file}\` 第 ${lines.join('、')} 行`).join('；')}`,
    '请保留它，或把读取它的内容也停用或重写',
  ],
  'law-sealed': ({ what, name, law }) => [
    `\`${what}\` 的 \`${name}\` 由法律 \`${law}\` 规定，不能在这里改动`,
    what === 'remedies'
      ? '请另写一项处理方案，用 `tops` 指向它：法定给付只能加，不能减'
      : what === 'stages'
        ? '请另写一个环节，用 `meets` 指向它：法定期限只能提前'
        : what === 'facts'
          ? '只能用 `sameAs` 把法律的事实与本规则的事实对应起来'
          : '请删除；对法律只能对应事实（`sameAs`）和选定选项（`options`）',
  ],
  'beside-law': ({ what, name, law }) => [
    `\`${what}\` 的 \`${name}\` 与法律 \`${law}\` 的同名项并列，法律仍按自己的规定`,
    `如果是另一回事，请改名；读取法律的规定请写 \`${law}.${name}\``,
  ],
  'law-presumption-kept': ({ name, law }) => [
    `事实 \`${name}\` 的 \`presume\` 到不了法律 \`${law}\`，法律仍按自己的推定`,
    `请删除；案件填写的值会到达法律，\`${law}\` 留待选择的事项在 \`options\` 里选定`,
  ],
  'law-fact-hidden': ({ name, law, own, its }) => [
    `事实 \`${name}\` 在这里是${say(own)}，在法律 \`${law}\` 里是${say(its)}：案件所填的值到不了法律`,
    `请按法律的类型声明，或改名，或让 \`${law}.${name}\` 用 \`sameAs\` 对应一个类型一致的事实`,
  ],
  'binding-narrower': ({ name, target, end, own, its }) => [
    `\`${target}\` 的 \`${end}\` 是 ${own}，而法律的 \`${name}\` 是 ${its === 'none' ? '没有限制' : its}：其间的值到不了法律`,
    its === 'none' ? `请删除 \`${end}\`` : `请把 \`${end}\` 写成 ${its}，或删除它`,
  ],
  'binding-of-two': ({ name, target, other }) => [
    `\`${name}\` 对应 \`${target}\`，而案件正是用这个名称填写 \`${other}\`：同一个值会算作两项`,
    `请对应意思相同的事实；如果意思确实相同，请给它改名，或让 \`${other}\` 对应另一个事实`,
  ],
  'binding-crossed': ({ name, target, other }) => [
    `\`${name}\` 对应 \`${target}\`，它却与同一法律的另一事实 \`${other}\` 同名`,
    '请对应意思相同的事实；如果意思确实相同，请给它改名',
  ],
  'binding-shared': ({ name, target, other }) => [
    `\`${name}\` 与 \`${other}\` 都对应 \`${target}\`：法律把两者分开`,
    '请让它们各自对应一个事实；本规则不了解的不必对应',
  ],
  'binding-presumed': ({ name, target, presumed }) => [
    `法律对 \`${name}\` 推定为 \`${presumed}\`：现在由案件对 \`${target}\` 所填的值决定`,
    '请再核对一遍：本规则在那里填写的内容优先于法律的推定',
  ],
  'binding-unlike': ({ name, target, presumed }) => [
    `法律对 \`${name}\` 推定为 \`${presumed}\`，现在改由 \`${target}\` 决定，而它名称不同，并且另有用途`,
    '请不要对应；或者另立一个与法律同名的事实，再与它对应',
  ],
  'binding-unheard': ({ name, target, its }) => [
    `\`${name}\` 对应 \`${target}\`，但它没有一个值是法律的值：法律什么也听不到`,
    `请写 \`map\`，把它的值对应到 ${its.map((value) => `\`${value}\``).join('、')}`,
  ],
  'map-other-word': ({ name, value, meant }) => [
    `\`${name}\` 的 \`map\` 把 \`${value}\` 当作 \`${meant}\`，而法律里也有 \`${value}\``,
    `请对应 \`${value}\`；如果意思不同，请给这个值改名`,
  ],
  'map-leaves-out': ({ name, value }) => [
    `\`${name}\` 的 \`map\` 没有写 \`${value}\`，而法律里也有它：会算作未知`,
    `请写 \`${value}: ${value}\`；如果就是没有，请写 \`${value}: null\``,
  ],
  'binds-nothing': ({ name }) => [
    `\`${name}\` 不是本规则所继承的法律的事实`,
    '请写成“法律.事实”，其中的法律要在 `extends` 里',
  ],
  'binding-target': ({ name, target, why }) => [
    `\`${name}\` 不能等同于 \`${target}\`：${say(why)}`,
    '请对应本规则已声明、类型和单位都相同的事实',
  ],
  'tops-no-law': ({ remedy, target, nearest }) => [
    `处理方案 \`${remedy}\` 要加给 \`${target}\`，但它不是法律的处理方案`,
    nearest === undefined ? '请写 `extends` 里的法律的处理方案：“法律.名称”' : `是不是要写 \`${nearest}\`？`,
  ],
  'meets-no-law': ({ stage, target, nearest }) => [
    `环节 \`${stage}\` 要满足 \`${target}\`，但它不是法律的环节`,
    nearest === undefined ? '请写 `extends` 里的法律的环节：“法律.名称”' : `是不是要写 \`${nearest}\`？`,
  ],
  'tops-other-form': ({ remedy, law, key, own, its }) => [
    `处理方案 \`${remedy}\` 不能加给 \`${law}\`：它的 \`${key}\` 是 \`${own}\`，法律的是 \`${its}\``,
    '法定给付只能以同样的形式、给同一方增加；其他的请另行给付，不写 `tops`',
  ],
  'tops-fixed': ({ remedy, law, strength }) => [
    `处理方案 \`${remedy}\` 要加给 \`${law}\`，但法律已定死（\`${strength}\`）`,
    '请以 `contract` 或 `goodwill` 另行给付，不写 `tops`',
  ],
  'tops-paid-by-customer': ({ remedy, law, paid }) => [
    `处理方案 \`${remedy}\` 要加给 \`${law}\`，但 \`${paid}\` 全部或部分由客户支付`,
    '只能提高客户所得；请从 `tops` 中去掉，或改写 `payer`',
  ],
  'remedy-below-law': ({ remedy, law, own, its }) => [
    `处理方案 \`${remedy}\` 最多 \`${own}\`，而 \`${law}\` 至少 \`${its}\``,
    '它不会增加任何给付：照法律支付；请提高或删除',
  ],
  'stage-after-law': ({ stage, law }) => [
    `环节 \`${stage}\` 总是晚于它要满足的 \`${law}\` 结束`,
    '请缩短它或它之前的步骤：法定日期不变',
  ],
  'remedy-law-unproven': ({ remedy, law }) => [
    `从上下限看不出处理方案 \`${remedy}\` 会不会低于 \`${law}\``,
    '不必处理：每个案件都按两者中较优的给付',
  ],
  'stage-law-unproven': ({ stage, law }) => [
    `从期限长短看不出环节 \`${stage}\` 会不会晚于 \`${law}\``,
    '不必处理：每个案件都以两者中较早的日期为准',
  ],
  'law-group-joined': ({ remedy, group, law }) => [
    `处理方案 \`${remedy}\` 加入了法律 \`${law}\` 的分组 \`${group}\`，可能取代法定给付`,
    '请用 `tops` 增加法定给付，或另用一个分组',
  ],
  'amount-in-other-currency': ({ amounts, layer, file, written, currency }) => [
    `\`${layer}\`（\`${file}\`）的 ${inWords(amounts)} 不能再按 ${written} 计，因为本规则以 ${currency} 计价`,
    `请在这里以 ${currency} 重新写明：数值按名称写，其他金额写在它所在的项目里`,
  ],
  'amounts-in-other-currency': ({ amounts, layer, file, written, currency }) => [
    `\`${layer}\`（\`${file}\`）的 ${inWords(amounts)} 仍按原来的 ${written} 计，而本规则以 ${currency} 计价`,
    `请在这里以 ${currency} 重新写明；否则只能通过汇率与其他金额相比`,
  ],
  'map-without-enum': ({ name }) => [
    `\`${name}\` 的 \`map\` 只用于两个枚举`,
    '请删除 `map`：这种类型的值照原样采用',
  ],
};

function inWords(amounts: LayeringParameters['amount-in-other-currency']['amounts']): string {
  return amounts.map(({ name, line }) => `\`${name}\`（第 ${line} 行）`).join('、');
}
