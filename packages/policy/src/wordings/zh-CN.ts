import { sectionOf } from '../section-of-name.js';
import { layeringZhCN } from './zh-CN-layering.js';
import { say } from './zh-CN-phrases.js';
import type { Wordings } from './wordings.js';

/** 简体中文. Terms as on the pages: 规则, 事实, 字段, 环节, 处理方案, 材料清单. */
export const zhCN: Wordings = {
  ...layeringZhCN,
  // the text
  syntax: ({ near, problem, advice }) => [
    near === undefined ? say(problem) : `${say(problem)}，位于 \`${near}\``,
    say(advice),
  ],
  'tab-indentation': () => ['这一行用制表符缩进', '请用空格缩进；编辑器可以把制表符换成空格'],
  indentation: (told) =>
    'below' in told
      ? [
          `\`${told.key}\` 与 \`${told.below}\` 对齐，但它多半属于 \`${told.below}\` 之下`,
          `请比 \`${told.below}\` 多缩进一些`,
        ]
      : [
          `\`${told.key}\` 的缩进与前后各行都不一致（第 ${told.column} 列）`,
          `如果与 \`${told.sibling}\`（第 ${told.siblingLine} 行）并列，请从第 ${told.siblingColumn} 列写起；否则与它并列的键对齐`,
        ],
  'several-documents': () => [
    '这里开始了第二个文档',
    '一个文件只写一套规则：删除 `---`，或把后面的内容移到另一个文件',
  ],
  'document-empty': () => ['文件里没有规则', '请以 `policy:`、`version:`、`layer:` 开头，写法见 LANGUAGE.md'],
  'directive-refused': ({ directive }) => [
    `指令 \`${directive}\` 会改变文本的读法`,
    '请删除这一行；规则一律按 YAML 1.2 读取',
  ],
  'tag-refused': ({ tag }) => [`标签 \`${tag}\` 在规则中没有意义`, '请删除；文字加引号，数字不加引号'],
  'text-too-large': ({ limit }) => [`文本超过 ${limit} 个字符`, '请拆分规则；投诉内容和数据表不应放在规则里'],
  'too-many-nodes': ({ limit }) => [
    `规则中的键值组、列表和值超过 ${limit} 个（别名每出现一次计一次）`,
    '请拆分规则，或检查是否有别名重复过多',
  ],
  'too-deep': ({ limit }) => [
    `这里的嵌套超过 ${limit} 层`,
    '把里层的条件写到 `conditions` 下并命名，再引用它',
  ],
  'text-not-unicode': () => ['文本中有半个字符', '请写完整的字符，例如 😀，而不是单独的 `\\ud83d`'],

  // keys and aliases
  'key-not-text': ({ key }) =>
    key === undefined
      ? ['应写键的地方是键值组或列表', '请写成 `键: 值`']
      : [`键 \`${key}\` 不是文字`, `请加上引号："${key}"`],
  'key-refused': ({ key }) => [
    `\`${key}\` 不能用作键`,
    '请另取名称；`__proto__`、`constructor`、`prototype` 对程序另有含义',
  ],
  'merge-key-refused': () => [
    '`<<` 会把一组键并入另一组，看不出值从哪里来',
    '请把键逐个写出，或把共用的内容写到 `values` 或 `conditions` 下',
  ],
  'duplicate-key': ({ key, line }) => [
    `\`${key}\` 在这里重复出现，第一次在第 ${line} 行`,
    '请只保留一个，或把两处内容合在一起',
  ],
  'alias-unknown': ({ alias }) => [
    `\`*${alias}\` 之前没有锚点 \`&${alias}\``,
    `请在所指内容前写 \`&${alias}\`；如果是文字，请加引号`,
  ],
  'alias-in-itself': ({ alias }) => [`\`*${alias}\` 出现在它自己所指的内容里`, '请把所指的内容写出来'],

  // numbers
  'number-not-finite': ({ number }) => [`\`${number}\` 不是有限的数`, '请写一个数；没有上限时不写这个键'],
  'number-spelling': ({ number, meaning }) => [
    `\`${number}\` 会被读成 ${meaning}`,
    `请写 ${meaning}；如果是文字，请加引号："${number}"`,
  ],
  'number-inexact': ({ number, meaning }) => [
    `\`${number}\` 的位数超出数字能保留的范围，会变成 ${meaning}`,
    `请加上引号："${number}"`,
  ],

  // what stands where
  'value-missing': ({ key }) => [
    key === undefined ? '这个列表有一项是空的' : `\`${key}:\` 后面没有内容`,
    '请写上值或删除它；`null` 表示“确认没有”',
  ],
  'wrong-type': ({ expected, found, advice }) => [
    `这里应为${say(expected)}，写的却是${say(found)}`,
    advice === undefined ? `请写${say(expected)}` : `请${say(advice)}`,
  ],
  'unknown-key': ({ key, where, nearest, elsewhere, known }) => [
    `${say(where)}没有 \`${key}\` 这个键`,
    key.includes('：')
      ? '冒号是全角的：请写半角 `:` 并空一格'
      : (meant(nearest) ??
        (elsewhere.length > 0
          ? `\`${key}\` 属于${elsewhere.slice(0, 3).map(say).join('或')}`
          : `${say(where)}可以写 ${keys(known)}`)),
  ],
  'not-dated': ({ key, kind }) => [
    `${{ fact: '事实', option: '选项', term: '词条' }[kind] ?? kind}任何一天都有效，不能写 \`${key}\``,
    kind === 'fact'
      ? '请给它推定所用的参数（`presume: { value: … }`）或 `relevantWhen` 中的具名条件写上日期'
      : kind === 'option'
        ? '选项由政策设定，不随日期变化：请为每个版本各写一个选项，并给读取它的规则写上日期'
        : '请为每个时期各写一个词条，并用带日期的具名条件分别引用',
  ],
  'missing-key': ({ key, where, what }) => [
    `${say(where)}缺少 \`${key}\``,
    `请加上 \`${key}\`：${say(what)}`,
  ],
  'kind-missing': ({ where, known }) => [`${say(where)}缺少说明其种类的键`, `请写其中一个：${keys(known)}`],
  'several-kinds': ({ where, kinds }) => [
    `${say(where)}同时写了 ${keys(kinds)}`,
    `请只保留一个，或把一个嵌套在另一个里${kinds.includes('all') ? '：`all: [ { any: […] } ]`' : ''}`,
  ],
  'unknown-word': ({ word, expected, nearest, known }) => [
    `\`${word}\` 不是${say(expected)}`,
    meant(nearest) ?? `请写其中一个：${keys(known)}`,
  ],
  'wrong-form': ({ text, expected, example }) => [
    `\`${text}\` 不是${say(expected)}`,
    `请写成 ${example} 的样子`,
  ],
  'date-not-real': ({ date }) => [`没有 \`${date}\` 这一天`, '请按“年-月-日”写一个存在的日期，如 2026-02-28'],
  'number-not-whole': ({ number, expected }) => [`\`${number}\` 不是${say(expected)}`, '请写不带小数的数'],
  'wrong-count': ({ expected, count }) => [
    `这里应为${say(expected)}，却有 ${count} 项`,
    `请写${say(expected)}`,
  ],
  'otherwise-misplaced': ({ where }) => [
    `${say(where)}必须以不带条件的一项结尾，而且只有最后一项可以不带条件`,
    '除最后一项外都要写 `when`，最后一项不写；在写 `then` 的列表里用 `otherwise` 标明',
  ],

  // names
  'unknown-name': ({ name, nearest }) => [`没有名为 \`${name}\` 的内容`, meant(nearest) ?? declareIn(name)],
  'unknown-condition': ({ name, nearest }) => [
    `没有名为 \`${name}\` 的条件`,
    meant(nearest) ?? '请在 `conditions` 下声明',
  ],
  'unknown-term': ({ name, nearest }) => [
    `没有名为 \`${name}\` 的词条`,
    meant(nearest) ?? '请在 `terms` 下声明；`mentions` 后面写词条名称，不是直接写词',
  ],
  'unknown-option': ({ name, nearest }) => [
    `没有名为 \`${name}\` 的选项`,
    meant(nearest) ??
      '选项用带 `allowed` 和 `default` 的键值组声明；只写一个词，是为上级规则已声明的选项作选择',
  ],
  'option-not-allowed': ({ option, value, allowed }) => [
    `选项 \`${option}\` 不能取 \`${value}\``,
    `请从中选择：${allowed.map((word) => `\`${word}\``).join('、')}`,
  ],
  'unknown-remedy': ({ name, nearest }) => [
    `没有名为 \`${name}\` 的处理方案`,
    meant(nearest) ?? '请在 `remedies` 下声明',
  ],
  'offset-cycle': ({ path }) => [
    `${path.map((name) => `\`${name}\``).join(' 抵扣 ')} 抵扣 \`${path[0] ?? ''}\`，形成循环`,
    '请让其中一项全额计算：被抵扣的金额必须先算出来',
  ],
  'unknown-stage': ({ name, nearest }) => [
    `没有名为 \`${name}\` 的环节`,
    meant(nearest) ?? '请在 `stages` 下声明',
  ],
  'unknown-calendar': ({ name, nearest }) => [
    `没有名为 \`${name}\` 的日历`,
    meant(nearest) ?? '请写 `configs/calendars` 中某个文件的名称（不带扩展名），或 `round-the-clock`',
  ],
  'unknown-zone': ({ zone }) => [
    `\`${zone}\` 不是时区`,
    '请写 IANA 时区名，如 `Asia/Shanghai` 或 `Europe/Berlin`',
  ],
  'unknown-currency': ({ currency, nearest }) => [
    `\`${currency}\` 不是货币代码`,
    meant(nearest) ?? '请写 ISO 4217 代码，如 `CNY` 或 `EUR`',
  ],
  'unknown-placeholder': ({ placeholder, notice, nearest }) => [
    `通知 \`${notice}\` 无法填入 \`{{${placeholder}}}\``,
    meant(nearest) ?? '请用事实、字段、参数、`stage.<id>.due`、`remedy.<id>.total` 或列表',
  ],
  'unclosed-placeholder': ({ notice }) => [
    `通知 \`${notice}\` 中有占位符没有闭合或里面是空的`,
    '请在一个名称两边写 `{{` 和 `}}`',
  ],
  'duplicate-id': ({ id, kind }) => [
    `${say(kind)} \`${id}\` 出现了两次`,
    '请给其中一个改名：处理结果按编号称呼它',
  ],
  'reserved-name': ({ name }) => [
    `\`${name}\` 的开头是规则语言自用的名称`,
    '请改名：`case.`、`value.`、`option.`、`class.`、`route.`、`responsibility.`、`remedy.`、`total.`、`stage.`、`item.` 已被占用',
  ],
  cycle: ({ path }) => [
    `${path.map((name) => `\`${name}\``).join(' 依赖 ')} 依赖 \`${path[0] ?? ''}\`，形成循环`,
    '请打破循环：其中一个必须不靠其他几个就能得出',
  ],
  'stage-cycle': ({ path }) => [
    `${path.map((id) => `环节 \`${id}\``).join(' 等待')} 等待环节 \`${path[0] ?? ''}\`，形成循环`,
    '请让其中一个从事件或日期起算',
  ],
  'reads-forward': ({ name, phase, nameIn, through }) => [
    `${say(phase)}${through === undefined ? '' : `（通过条件 \`${through}\`）`}用到了 \`${name}\`，而它要到${say(nameIn)}才得出`,
    '请使用事实或前面步骤的结果，顺序为：事实、分级分类、分派、材料清单、责任认定、处理方案、审批、环节、通知',
  ],
  unused: ({ what, name }) => [
    `${say(what)} \`${name}\` 没有被用到`,
    '请使用或删除它；也可能是别处的名称差了一个字母',
  ],

  // types and constants
  'operator-type': ({ operator, name, type, asks }) => [
    `\`${operator}\` 需要${say(asks)}，而 \`${name}\` 是${say(type)}`,
    operator === 'contains' || operator === 'doesNotContain' || operator === 'startsWith'
      ? '请用 `equal` 或 `in`'
      : '请用适合其类型的运算符，如 `equal` 或 `in`',
  ],
  'type-mismatch': ({ what, wanted, found }) => [
    `${say(what)}是${say(found)}，这里需要${say(wanted)}`,
    [wanted, found].every((type) => type === 'a date' || type === 'an instant')
      ? '请用带 `localDate` 的推导项把时间点换成日期'
      : '请改用该类型的内容，或先推导出来',
  ],
  'value-type': ({ value, wanted, why }) => [
    `\`${value}\` 不是${say(wanted)}`,
    why === undefined ? `请写${say(wanted)}` : `请改正：${say(why)}`,
  ],
  'unknown-enum-value': ({ value, name, nearest }) => [
    `\`${value}\` 不是 \`${name}\` 的取值`,
    meant(nearest) ?? `请把它加进 \`${name}\` 的取值，或改用已有的取值`,
  ],
  'unit-mismatch': ({ left, leftUnit, right, rightUnit }) => [
    `\`${left}\` 以 ${leftUnit} 计，\`${right}\` 以 ${rightUnit} 计`,
    '请统一单位；系统不会自动换算',
  ],
  'wrong-currency': ({ amount, wanted }) => [`${amount} 不是 ${wanted}`, `请以 ${wanted} 写金额`],
  'too-many-decimals': ({ amount, currency, digits }) => [
    `\`${amount}\` 的小数位多于 ${currency} 的位数（${digits}）`,
    '请写能够支付的金额；取整请用 `round`',
  ],
  'null-comparison': ({ operator }) => [
    `\`${operator}\` 看不到 \`null\``,
    '请用 `equal: null`、`notEqual: null`、`present` 或 `absent` 判断',
  ],
  'null-differs': ({ name, written, other, truth }) => [
    `\`${name}\` 确认没有时，对它的 \`${written}\` ${truth === 'true' ? '成立' : '不成立'}`,
    `换成 \`${other}\` 则${truth === 'true' ? '不成立' : '成立'}；请选用想表达的那一种`,
  ],
  'needs-rate': ({ left, right }) => [
    `${say(left)}与${say(right)}放在了一起`,
    '没有当日汇率时结果待定；请提供汇率，或两边使用同一币种',
  ],
  'percent-negative': ({ percent }) => [`百分之 ${percent} 小于零`, '请写零或更大的数'],
  'share-of-nothing': ({ whole }) => [`份额的整体不能是 ${whole}`, '请写大于零的数，或写出整体的事实'],
  'percent-over-hundred': ({ percent }) => [
    `百分之 ${percent} 超过了全部`,
    '请写 100 或更小的数，除非确实要超过全部',
  ],
  'bounds-reversed': ({ name, min, max }) => [
    `\`${name}\` 的最小值（${min}）大于最大值（${max}）`,
    '请对调 `min` 和 `max`',
  ],
  'bounds-on-type': ({ name, type }) => [`\`${name}\` 是${say(type)}，没有大小之分`, '请删除 `min` 和 `max`'],
  'outside-bounds': ({ value, name, bounds }) => [
    `\`${value}\` 超出 \`${name}\` 声明的范围（${say(bounds)}）`,
    '请改正这个值，或改正 `min` 和 `max`',
  ],
  'settled-without-presumption': ({ name }) => [
    `\`${name}\` 要由某个角色认定，却没有推定值`,
    '请加上 `presume`：只有与推定不同的值才需要认定',
  ],
  'dated-by': ({ name, why }) => [
    `不能用 \`${name}\` 选取分时段的参数：${say(why)}`,
    '请用 `case.incidentAt`、`case.receivedAt` 或事实中的日期',
  ],
  'evidence-not-boolean': ({ name, type }) => [
    `\`${name}\` 是${say(type)}；而证明材料只分有或没有`,
    '请写是否类事实；只需知道内容的写在材料清单的 `facts` 下',
  ],
  'pattern-refused': ({ pattern, why }) => [
    `匹配式 \`${pattern}\` 不能在线性时间内运行：${say(why)}`,
    '请去掉反向引用和前后查找，并闭合所有括号',
  ],
  'bands-disordered': ({ limit }) => [
    `界限为 \`${limit}\` 的一档永远轮不到`,
    '请把各档从最低的界限写到最高的',
  ],

  // conditions and rules
  'empty-condition': ({ kind }) => [`\`${kind}\` 下面是空的`, '请至少写一个条件，或删去整个 `when`'],
  'empty-list': ({ operator }) => [`\`${operator}\` 没有可选的值`, '请至少列出一个值'],
  'between-two': ({ count }) => [`\`between\` 有 ${count} 个值`, '请写两个：最小值和最大值，两端都算在内'],
  'never-true': ({ name }) => [
    `这里对 \`${name}\` 的要求不可能成立`,
    '请改正数值；如果满足其一即可，请用 `any`',
  ],
  'rule-shadowed': ({ rule, by }) => [
    `${say(rule)}永远轮不到：凡它成立时，${say(by)}已先成立`,
    '请把较窄的一条放在前面，或删除其中一条',
  ],
  'take-highest-unordered': ({ field, type }) => [
    `\`${field}\` 取最高的一个，但${say(type)}没有高低`,
    '请用枚举值或数字，或写 `take: first`',
  ],
  'order-incomplete': ({ field, value, isDeclared }) => [
    isDeclared
      ? `\`${field}\` 的排序漏了 \`${value}\``
      : `\`${field}\` 的排序里有 \`${value}\`，但它不是该字段的取值`,
    '请把每个取值各列一次，最低的在前',
  ],
  'shares-sum': ({ where, sum }) => [
    `${say(where)}的责任比例合计为 ${sum}`,
    '请使合计为 100；无人承担的部分可写 `none`',
  ],
  'share-negative': ({ party, share }) => [`\`${party}\` 的比例是 ${share}`, '请写零或更大的数'],
  'term-empty': ({ term }) => [
    `词条 \`${term}\` 没有词形，或有空的词形`,
    '请在 `zh` 和 `en` 下列出它代表的词',
  ],
  'term-excluded': ({ term, form }) => [
    `词条 \`${term}\` 既列出又排除了 \`${form}\``,
    '请从其中一个列表里去掉',
  ],

  // tables
  'table-input-type': ({ table, input, type }) => [
    `表格 \`${table}\` 的输入 \`${input}\` 是${say(type)}，单元格无法比较`,
    '请改用由它推导出的内容，例如距离',
  ],
  'table-column': ({ table, kind, column, nearest }) => [
    `表格 \`${table}\` 没有${kind === 'input' ? '输入' : '输出'} \`${column}\``,
    meant(nearest) ?? `请在表格的 \`${kind}s\` 下声明，或改正名称`,
  ],
  'table-cell': ({ text, fault, input, wanted }) => {
    switch (fault) {
      case 'no-value':
        return [
          `\`${input}\` 列的 \`${text}\` 不能用作${say(wanted)}的单元格`,
          '请写常量、`gte 180`、`lt 180`、`between 1500 3500`、`over 1500 to 3500`、列表，或在这些前面加 `not`',
        ];
      case 'no-enum-value':
        return [`\`${text}\` 不是 \`${input}\` 列的取值`, '请用它的取值，多个时写成列表；任意时留空'];
      case 'no-order':
        return [
          `\`${text}\` 要比较大小，而 \`${input}\` 列是${say(wanted)}，没有大小之分`,
          '请列出取值，或在前面加 `not`',
        ];
      case 'grouped-digits':
        return [`\`${input}\` 列的 \`${text}\` 用逗号分隔数字`, '数字请连写；逗号加空格用来分隔列表中的值'];
      case 'other-currency':
        return [`\`${text}\` 的币种与 \`${input}\` 列不同`, '请用该列的币种写金额'];
      case 'empty':
        return [`\`${input}\` 列的 \`${text}\` 什么也不包含`, '什么都可以时请不写这个单元格'];
    }
  },
  'table-output-missing': ({ table, row, output }) => [
    `表格 \`${table}\` 的${say(row)}没有写 \`${output}\``,
    '请写常量；没有时写 `null`',
  ],
  'table-otherwise-missing': ({ table }) => [
    `表格 \`${table}\` 取第一行，却没有写没有任何行成立时怎样`,
    '请加上 `otherwise`，每个输出写一个常量',
  ],
  'table-take': ({ table, output, problem }) => {
    switch (problem) {
      case 'missing':
        return [
          `表格 \`${table}\` 汇集各行，而 \`${output}\` 没有写多行如何合并`,
          '请加上 `take: sum`、`min` 或 `max`',
        ];
      case 'not-collecting':
        return [
          `表格 \`${table}\` 的 \`${output}\` 要合并各行，而表格不汇集`,
          '请删除 `take`，或写 `hit: collect`',
        ];
      case 'no-order':
        return [
          `表格 \`${table}\` 的 \`${output}\` 没有大小之分，各行无法合并`,
          '请汇集数字、金额、日期或时长',
        ];
      case 'not-added':
        return [`表格 \`${table}\` 的 \`${output}\` 不能相加`, '请取最小或最大'];
      case 'currencies':
        return [`表格 \`${table}\` 的 \`${output}\` 合并了几种币种的金额`, '请全部用同一币种'];
    }
  },
  'table-overlap': ({ table, row, other, where, more }) => [
    `表格 \`${table}\` 的行 \`${row}\` 与 \`${other}\` ${where === '' ? '总是' : `在 \`${where}\` 时`}同时成立${more === 0 ? '' : `（另有 ${more} 对）`}`,
    '请收窄其中一行；若应以前一行为准，请写 `hit: first`',
  ],
  'table-gap': ({ table, where, more }) => [
    `${where === '' ? '' : `\`${where}\` 时，`}表格 \`${table}\` 没有任何行成立${more === 0 ? '' : `（另有 ${more} 处）`}`,
    '请加一行、放宽相邻的一行，或在 `otherwise` 下写明那里怎样',
  ],
  'table-row-never': ({ table, row, input }) => [
    `表格 \`${table}\` 的行 \`${row}\` 永远不成立：没有什么符合单元格 \`${input}\``,
    '请改正单元格，或改正它所比较内容的范围',
  ],
  'table-row-unreachable': ({ table, row, by, more }) => [
    `表格 \`${table}\` 的行 \`${row}\` 永远轮不到：它的情形都已由${by === undefined ? '前面几行' : `行 \`${by}\` `}取走${more === 0 ? '' : `（另有 ${more} 行）`}`,
    '请把较窄的行放在前面，或删除其中一行',
  ],
  'table-row-repeated': ({ table, row, as, more }) => [
    `表格 \`${table}\` 的行 \`${row}\` 与行 \`${as}\` 内容相同${more === 0 ? '' : `（另有 ${more} 行）`}`,
    '请删除其中一行，除非两行都要计入',
  ],
  'table-otherwise-idle': ({ table }) => [
    `表格 \`${table}\` 的 \`otherwise\` 永远轮不到：各行已覆盖全部情形`,
    '若是作为保险则可保留',
  ],

  // values and periods
  'period-reversed': ({ what, from, to }) => [
    `${say(what)}的结束（${to}）早于开始（${from}）`,
    '`from` 当天算在内，`to` 当天不算：`to` 是失效后的第一天',
  ],
  'value-periods-overlap': ({ value, date }) => [
    `参数 \`${value}\` 在 ${date} 有两个值`,
    '`to` 是失效后的第一天：请让前一段在后一段开始时结束',
  ],
  'value-periods-gap': ({ value, from, to }) => [
    `参数 \`${value}\` 从 ${from} 到 ${to} 没有值`,
    '其间用到它的结果都待定；如非本意，请补上',
  ],
  'edition-periods-overlap': ({ label, date }) => [
    `${say(label)}在${say(date)}有两个版本同时有效`,
    '请让前一个版本的 `to` 等于后一个版本开始的那天；`to` 当天不含在内',
  ],
  'edition-periods-gap': ({ label, from, to }) => [
    `从 ${from} 到 ${to}，${say(label)}没有有效版本`,
    '这段时间的案件会保持未定：请让两个版本首尾相接',
  ],
  'edition-differs': ({ label, key }) => [
    `${say(label)}各版本的 \`${key}\` 不一致`,
    key === 'datedBy' ? '请用同一个日期区分各版本' : '请让各版本一致，或写成 id 不同的两项',
  ],
  'value-outside-periods': ({ value, when }) => [
    `参数 \`${value}\` ${say(when)}没有值`,
    '这些日期用到它的结果都待定；如果那时也适用，请不写 `from` 或 `to`',
  ],
  'value-types-differ': ({ value, first, other }) => [
    `参数 \`${value}\` 在一段时间里是 ${first}，在另一段里是 ${other}`,
    '请统一类型；如果是两件事，请写成两个参数',
  ],
  'assumed-value': ({ label }) => [`${say(label)}是我们假定的`, '请客户确定后删除 `assumed`'],

  // remedies
  'law-basis': ({ remedy, layer }) => [
    `处理方案 \`${remedy}\` 写明依法律给付，但这套规则的层级是 \`${layer}\``,
    '请用 `contract` 或 `goodwill`；法律规定的给付写在 `law` 层级的规则里',
  ],
  'negative-amount': ({ amount }) => [`\`${amount}\` 小于零`, '请写零或更大的数；减去请用 `minus`'],
  'may-be-negative': ({ remedy }) => [
    `处理方案 \`${remedy}\` 的金额可能小于零`,
    '请在外面套上 `max: [{ money: 0 }, …]`',
  ],
  'no-upper-bound': ({ remedy }) => [
    `处理方案 \`${remedy}\` 的金额没有上限`,
    '请加上 `cap`，或给计算所用的事实加上 `max`',
  ],
  'mixed-currencies': ({ node, currencies }) => [
    `\`${node}\` 混用了 ${say(currencies)}`,
    '请给外币金额套上 `convert: { of: …, to: … }`',
  ],
  'value-in-other-currency': ({ value, currency, node, met }) => [
    `参数 \`${value}\` 的币种是 ${currency}，却在 \`${node}\` 中遇到 ${met}`,
    `请以 ${met} 写明，或在读取处套上 \`convert: { of: …, to: ${met} }\``,
  ],
  'refusal-without-cite': ({ refusal, remedy }) => [
    `\`${refusal}\` 拒绝处理方案 \`${remedy}\`，却没有注明依据`,
    '请加上 `cite: [条款编号]`：被拒绝的客户可以问依据哪一条',
  ],
  'refusal-untold': ({ refusal }) => [
    `没有一封给客户的函件说明拒绝了什么，例如 \`${refusal}\``,
    '请在 `audience: customer` 的通知正文中加入 `{{denied}}`',
  ],
  'range-reversed': ({ low, high }) => [`范围的起点（${low}）大于终点（${high}）`, '请先写较低的金额'],
  'bad-increment': ({ increment }) => [
    `\`${increment}\` 不能作为取整的单位`,
    '请写大于零的小数，如 "0.05" 或 "10"',
  ],
  'for-each-counted': ({ remedy, key }) => [
    `处理方案 \`${remedy}\` 逐项各计一行，又乘以 \`${key}\``,
    '请把数量写进金额：`rate: { each: …, quantity: { fact: item.x } }`',
  ],
  'item-outside': ({ name, table }) => [
    table === undefined
      ? `\`${name}\` 用在没有逐项查看列表的地方`
      : `表 \`${table}\` 读取 \`${name}\`，但每个案件只查一次表，不逐项查`,
    table !== undefined
      ? '请把各行写成 `choose`，放进带 `forEach` 的处理方案的金额，那里可以读 `item.x`'
      : '只能写在对列表使用的 `some`、`every`、`none`、`count`、`sum`、`min`、`max` 之内，或带 `forEach` 的处理方案的金额之内；具名条件不依附于列表',
  ],
  'not-a-list': ({ name, type }) => [
    `\`${name}\` 是${say(type)}；只有案件中的列表才能逐项查看`,
    '请写一个类型为 `list` 的事实',
  ],
  'list-too-long': ({ name, max, most }) => [
    `列表 \`${name}\` 不能有 ${max} 项：最多读取 ${most} 项`,
    `\`max\` 请写 1 至 ${most}，越小越好：金额的上限由它决定`,
  ],
  'per-and-quantity': ({ remedy }) => [
    `处理方案 \`${remedy}\` 同时乘以 \`per\` 和 \`quantity\``,
    '每人各自享有的用 `per`（先取整再相乘），否则用 `quantity`',
  ],
  'amount-missing': ({ remedy, kind }) => [
    `处理方案 \`${remedy}\` 的种类是 \`${kind}\`，却没有金额`,
    '请加上 `amount`，或换一个 `kind`',
  ],
  'stack-disagrees': ({ group, key, first, other }) => [
    `\`${group}\` 组各处理方案的 \`${key}\` 不一致：${first} 和 ${other}`,
    '请在各处写成一样',
  ],
  'stack-alone': ({ group, remedy }) => [
    `\`${group}\` 组里只有处理方案 \`${remedy}\``,
    '如果它应与其他方案取舍，请检查组名的拼写',
  ],

  // stages and clocks
  'stage-without-clock': ({ stage }) => [
    `环节 \`${stage}\` 的 \`within\` 和 \`earliest\` 必须且只能写一个`,
    '请写 `within`，或写它取最早者的那些环节',
  ],
  'starts-after-nothing': ({ stage }) => [
    `环节 \`${stage}\` 没有写在哪个环节之后开始`,
    '请写一个环节，或从 `{ event: received }` 起算',
  ],
  'start-not-a-date': ({ name, type }) => [
    `\`${name}\` 用来起算时限，却是${say(type)}`,
    '请从日期或时间点起算',
  ],
  'negative-duration': ({ count, unit }) => [
    `${count} ${unit} 小于零`,
    '请写零或更大的数；向前倒数用 `direction: before`',
  ],
  'fractional-days': ({ count, unit }) => [
    `${count} ${unit} 无法计算`,
    '只有小时和分钟可以带小数；请写整数，或改用小时',
  ],
  'clock-key-ignored': ({ key, unit }) => [
    `\`${key}\` 对 ${say(unit)} 不起作用`,
    `请删除 \`${key}\`，或改用它适用的单位`,
  ],
  'calendar-never-open': ({ name }) => [`日历 \`${name}\` 没有工作时间`, '请在 `week` 下写明时间'],
  'warn-at-range': ({ stage, percent }) => [
    `环节 \`${stage}\` 在时限的百分之 ${percent} 处预警`,
    '请写 0 到 100 之间的数',
  ],
  'statutory-clock-moved': ({ stage, value }) => [
    `重新分级时，法定环节 \`${stage}\` 会按 \`${value}\` 处理`,
    '请用 `keep`：法定时限继续计算',
  ],
  'chain-after-statutory': ({ stage, statutory, chain, limit }) => [
    `环节 \`${stage}\` 可能（${say(chain)}）晚于法定环节 \`${statutory}\`（${say(limit)}）结束`,
    '请缩短前面的步骤，否则承诺的日期就是法定日期',
  ],
  'report-period': ({ report, every, until }) => [
    `汇报 \`${report}\` 的周期是 \`${every}\`，期限却算到 \`${until}\``,
    '`every: month` 配 `endOfMonth`，`every: year` 配 `endOfYear`',
  ],

  // texts
  'translation-missing': ({ label, missing }) => [
    `${say(label)}的文字缺少 ${missing}`,
    '请补上；在此之前显示英文',
  ],
  'unknown-party': ({ party, nearest }) => [
    `\`parties\` 中没有 \`${party}\``,
    meant(nearest) ?? '请在 `parties` 下给它标题；在此之前显示编号',
  ],
  'payer-unsaid': ({ remedy, beneficiary }) => [
    `处理方案 \`${remedy}\` 归 \`${beneficiary}\`，却没有写明由谁支付，目前视为由客户支付`,
    '请加上 `payer: customer`，或写明实际的支付方',
  ],
  'title-missing': ({ label }) => [
    `${say(label)}没有标题，客户看到的会是编号`,
    '请加上 `title: { en, zh-CN, zh-TW }`',
  ],
  'placeholders-differ': ({ notice, locale, missing }) => [
    `通知 \`${notice}\` 的 ${locale} 文字没有写出 ${missing}，而其他语言写了`,
    '请让各种语言内容一致',
  ],
  'internal-in-notice': ({ notice, remedy }) => [
    `通知 \`${notice}\` 会把内部处理 \`${remedy}\` 告诉客户`,
    '请删除这个占位符；内部事项不对外',
  ],

  // tests of the policy
  'test-unknown-name': ({ what, name, nearest }) => [
    `测试中写了${say(what)} \`${name}\`，但并不存在`,
    meant(nearest) ?? '请改正名称；否则这个测试永远发现不了问题',
  ],
  'test-without-moment': ({ test }) => [
    `测试 \`${test}\` 没有写按哪个时间点处理`,
    '请写 `given.receivedAt` 或 `at`，如 2026-03-02T10:00:00+08:00',
  ],
  'test-value': ({ value, name, wanted, nearest }) => [
    `测试给 \`${name}\` 的值 \`${value}\` 不是${say(wanted)}`,
    meant(nearest) ?? '这样的值按“未知”处理；除非测试的正是这一点，请改正',
  ],

  // what only shows when cases are decided
  'rule-unreachable': ({ rule, by, unlessNone }) => [
    `${unlessNone ? '除非某项事实为“没有”，' : ''}${say(rule)}永远不会起决定作用：它涵盖的情形都已被前面的${listed(by.map(say))}涵盖`,
    '请把它移到前面、收窄前面的规则，或删除它',
  ],
  'rule-idle': ({ rule, list }) => [
    `${say(rule)}永远用不上：它成立时，${say(list)}根本不在考虑之列`,
    '请更正两个条件之一，或删除它',
  ],
  'condition-never-true': ({ label, name }) => [
    `${conditionOf(label)}在任何情形下都不会成立${name === undefined ? '' : `：\`${name}\` 从不取它所要求的值`}`,
    '请更正条件，或删除相应的内容',
  ],
  'condition-always-true': ({ label }) => [
    `${conditionOf(label)}对所读事实的一切取值都成立`,
    '请删去条件；若本想排除某些情形，请更正',
  ],
  'otherwise-unreached': ({ field }) => [
    `所读事实的任何取值都不会走到 ${say(field)} 的 \`otherwise\`：各条规则已涵盖全部取值`,
    '若本意如此则无须处理；否则可能还缺某个取值的规则',
  ],
  'remedy-never-owed': ({ remedy, refusals }) => [
    `处理方案 \`${remedy}\` 永远不会成立：每当考虑它时，都会被${listed(refusals.map((id) => `\`${id}\``))}拒绝`,
    '请收窄不予支持的理由，或删除该方案',
  ],
  'threshold-hole': ({ name, from, to, lower, upper }) => [
    from === to
      ? `\`${name}\` 恰为 ${from} 时，既不符合${say(lower)}，也不符合${say(upper)}`
      : `\`${name}\` 介于 ${from} 与 ${to} 之间时，既不符合${say(lower)}，也不符合${say(upper)}`,
    `请让两者首尾相接：一边写“不超过 ${from} ”，另一边写“超过 ${from} ”`,
  ],
  'rule-untested': ({ label, missing }) => [
    missing === 'either'
      ? `没有测试让${conditionOf(label)}成立或不成立`
      : `没有测试让${conditionOf(label)}${missing === 'true' ? '成立' : '不成立'}`,
    missing === 'false' ? '请加一个条件不成立的测试' : '请加一个条件成立的测试，再加一个刚好不成立的测试',
  ],
  'test-covers-nothing': ({ test }) => [
    `测试 \`${test}\` 写明的事实对任何条件都没有影响`,
    '请写明所测规则要读取的事实，或删除该测试',
  ],
  'not-fully-checked': ({ what }) => [
    `${say(what)}没有检查完：那样耗时太久`,
    '已经指出的问题是确实的，但可能还有其他问题；可以把长条件的各部分命名后引用',
  ],
};

function meant(nearest: string | undefined): string | undefined {
  return nearest === undefined ? undefined : `是不是要写 \`${nearest}\`？`;
}

function keys(known: readonly string[]): string {
  return known.map((key) => `\`${key}\``).join('、');
}

function declareIn(name: string): string {
  const { section, id } = sectionOf(name) ?? {};
  if (section === undefined) return `请在 \`facts\` 或 \`derive\` 下声明 \`${name}\`，或改正名称`;
  if (section === 'stages') return '条件不能读取环节；`stage.<id>.due` 只能写在 `notices` 的文字里';
  return `请在 \`${section}\` 下声明 \`${id}\`，或改正名称`;
}

function listed(names: readonly string[]): string {
  return names.join('、');
}

function conditionOf(label: string): string {
  return label.startsWith('condition ') ? say(label) : `${say(label)}的条件`;
}
