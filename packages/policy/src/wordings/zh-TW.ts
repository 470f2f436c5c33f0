import { sectionOf } from '../section-of-name.js';
import { layeringZhTW } from './zh-TW-layering.js';
import { say } from './zh-TW-phrases.js';
import type { Wordings } from './wordings.js';

/** 繁體中文 as in Taiwan. Terms as on the pages: 規則, 事實, 欄位, 階段, 處理方案, 客訴. */
export const zhTW: Wordings = {
  ...layeringZhTW,
  // the text
  syntax: ({ near, problem, advice }) => [
    near === undefined ? say(problem) : `${say(problem)}，位於 \`${near}\``,
    say(advice),
  ],
  'tab-indentation': () => ['這一行用定位字元縮排', '請用空格縮排；編輯器可以把定位字元換成空格'],
  indentation: (told) =>
    'below' in told
      ? [
          `\`${told.key}\` 與 \`${told.below}\` 對齊，但它多半屬於 \`${told.below}\` 之下`,
          `請比 \`${told.below}\` 多縮排一些`,
        ]
      : [
          `\`${told.key}\` 的縮排與前後各行都不一致（第 ${told.column} 欄）`,
          `如果與 \`${told.sibling}\`（第 ${told.siblingLine} 行）並列，請從第 ${told.siblingColumn} 欄寫起；否則與它並列的鍵對齊`,
        ],
  'several-documents': () => [
    '這裡開始了第二份文件',
    '一個檔案只寫一套規則：刪除 `---`，或把後面的內容移到另一個檔案',
  ],
  'document-empty': () => ['檔案裡沒有規則', '請以 `policy:`、`version:`、`layer:` 開頭，寫法見 LANGUAGE.md'],
  'directive-refused': ({ directive }) => [
    `指令 \`${directive}\` 會改變文字的讀法`,
    '請刪除這一行；規則一律按 YAML 1.2 讀取',
  ],
  'tag-refused': ({ tag }) => [`標籤 \`${tag}\` 在規則中沒有意義`, '請刪除；文字加引號，數字不加引號'],
  'text-too-large': ({ limit }) => [`文字超過 ${limit} 個字元`, '請拆開規則；客訴內容和資料表不應放在規則裡'],
  'too-many-nodes': ({ limit }) => [
    `規則中的鍵值組、清單和值超過 ${limit} 個（別名每出現一次計一次）`,
    '請拆開規則，或檢查是否有別名重複過多',
  ],
  'too-deep': ({ limit }) => [
    `這裡的層次超過 ${limit} 層`,
    '把裡層的條件寫到 `conditions` 下並命名，再參照它',
  ],
  'text-not-unicode': () => ['文字中有半個字元', '請寫完整的字元，例如 😀，而不是單獨的 `\\ud83d`'],

  // keys and aliases
  'key-not-text': ({ key }) =>
    key === undefined
      ? ['應寫鍵的地方是鍵值組或清單', '請寫成 `鍵: 值`']
      : [`鍵 \`${key}\` 不是文字`, `請加上引號："${key}"`],
  'key-refused': ({ key }) => [
    `\`${key}\` 不能當作鍵`,
    '請另取名稱；`__proto__`、`constructor`、`prototype` 對程式另有含義',
  ],
  'merge-key-refused': () => [
    '`<<` 會把一組鍵併入另一組，看不出值從哪裡來',
    '請把鍵逐個寫出，或把共用的內容寫到 `values` 或 `conditions` 下',
  ],
  'duplicate-key': ({ key, line }) => [
    `\`${key}\` 在這裡重複出現，第一次在第 ${line} 行`,
    '請只保留一個，或把兩處內容合在一起',
  ],
  'alias-unknown': ({ alias }) => [
    `\`*${alias}\` 之前沒有錨點 \`&${alias}\``,
    `請在所指內容前寫 \`&${alias}\`；如果是文字，請加引號`,
  ],
  'alias-in-itself': ({ alias }) => [`\`*${alias}\` 出現在它自己所指的內容裡`, '請把所指的內容寫出來'],

  // numbers
  'number-not-finite': ({ number }) => [`\`${number}\` 不是有限的數`, '請寫一個數；沒有上限時不寫這個鍵'],
  'number-spelling': ({ number, meaning }) => [
    `\`${number}\` 會被讀成 ${meaning}`,
    `請寫 ${meaning}；如果是文字，請加引號："${number}"`,
  ],
  'number-inexact': ({ number, meaning }) => [
    `\`${number}\` 的位數超出數字能保留的範圍，會變成 ${meaning}`,
    `請加上引號："${number}"`,
  ],

  // what stands where
  'value-missing': ({ key }) => [
    key === undefined ? '這個清單有一項是空的' : `\`${key}:\` 後面沒有內容`,
    '請寫上值或刪除它；`null` 表示「確認沒有」',
  ],
  'wrong-type': ({ expected, found, advice }) => [
    `這裡應為${say(expected)}，寫的卻是${say(found)}`,
    advice === undefined ? `請寫${say(expected)}` : `請${say(advice)}`,
  ],
  'unknown-key': ({ key, where, nearest, elsewhere, known }) => [
    `${say(where)}沒有 \`${key}\` 這個鍵`,
    key.includes('：')
      ? '冒號是全形的：請寫半形 `:` 並空一格'
      : (meant(nearest) ??
        (elsewhere.length > 0
          ? `\`${key}\` 屬於${elsewhere.slice(0, 3).map(say).join('或')}`
          : `${say(where)}可以寫 ${keys(known)}`)),
  ],
  'not-dated': ({ key, kind }) => [
    `${{ fact: '事實', option: '選項', term: '詞條' }[kind] ?? kind}任何一天都有效，不能寫 \`${key}\``,
    kind === 'fact'
      ? '請為它推定所用的參數（`presume: { value: … }`）或 `relevantWhen` 中的具名條件寫上日期'
      : kind === 'option'
        ? '選項由政策設定，不隨日期變動：請為每個版本各寫一個選項，並為讀取它的規則寫上日期'
        : '請為每個時期各寫一個詞條，並以帶日期的具名條件分別引用',
  ],
  'missing-key': ({ key, where, what }) => [
    `${say(where)}缺少 \`${key}\``,
    `請加上 \`${key}\`：${say(what)}`,
  ],
  'kind-missing': ({ where, known }) => [`${say(where)}缺少說明其種類的鍵`, `請寫其中一個：${keys(known)}`],
  'several-kinds': ({ where, kinds }) => [
    `${say(where)}同時寫了 ${keys(kinds)}`,
    `請只保留一個，或把一個放進另一個裡${kinds.includes('all') ? '：`all: [ { any: […] } ]`' : ''}`,
  ],
  'unknown-word': ({ word, expected, nearest, known }) => [
    `\`${word}\` 不是${say(expected)}`,
    meant(nearest) ?? `請寫其中一個：${keys(known)}`,
  ],
  'wrong-form': ({ text, expected, example }) => [
    `\`${text}\` 不是${say(expected)}`,
    `請寫成 ${example} 的樣子`,
  ],
  'date-not-real': ({ date }) => [
    `沒有 \`${date}\` 這一天`,
    '請依「年-月-日」寫一個存在的日期，如 2026-02-28',
  ],
  'number-not-whole': ({ number, expected }) => [`\`${number}\` 不是${say(expected)}`, '請寫不帶小數的數'],
  'wrong-count': ({ expected, count }) => [
    `這裡應為${say(expected)}，卻有 ${count} 項`,
    `請寫${say(expected)}`,
  ],
  'otherwise-misplaced': ({ where }) => [
    `${say(where)}必須以不帶條件的一項結尾，而且只有最後一項可以不帶條件`,
    '除最後一項外都要寫 `when`，最後一項不寫；在寫 `then` 的清單裡用 `otherwise` 標明',
  ],

  // names
  'unknown-name': ({ name, nearest }) => [`沒有名為 \`${name}\` 的內容`, meant(nearest) ?? declareIn(name)],
  'unknown-condition': ({ name, nearest }) => [
    `沒有名為 \`${name}\` 的條件`,
    meant(nearest) ?? '請在 `conditions` 下宣告',
  ],
  'unknown-term': ({ name, nearest }) => [
    `沒有名為 \`${name}\` 的用語`,
    meant(nearest) ?? '請在 `terms` 下宣告；`mentions` 後面寫用語名稱，不是直接寫詞',
  ],
  'unknown-option': ({ name, nearest }) => [
    `沒有名為 \`${name}\` 的選項`,
    meant(nearest) ??
      '選項以帶有 `allowed` 與 `default` 的鍵值組宣告；只寫一個詞，是為上層規範已宣告的選項作選擇',
  ],
  'option-not-allowed': ({ option, value, allowed }) => [
    `選項 \`${option}\` 不能取 \`${value}\``,
    `請從中選擇：${allowed.map((word) => `\`${word}\``).join('、')}`,
  ],
  'unknown-remedy': ({ name, nearest }) => [
    `沒有名為 \`${name}\` 的處理方案`,
    meant(nearest) ?? '請在 `remedies` 下宣告',
  ],
  'offset-cycle': ({ path }) => [
    `${path.map((name) => `\`${name}\``).join(' 抵扣 ')} 抵扣 \`${path[0] ?? ''}\`，形成循環`,
    '請讓其中一項全額計算：被抵扣的金額必須先算出',
  ],
  'unknown-stage': ({ name, nearest }) => [
    `沒有名為 \`${name}\` 的階段`,
    meant(nearest) ?? '請在 `stages` 下宣告',
  ],
  'unknown-calendar': ({ name, nearest }) => [
    `沒有名為 \`${name}\` 的行事曆`,
    meant(nearest) ?? '請寫 `configs/calendars` 中某個檔案的名稱（不帶副檔名），或 `round-the-clock`',
  ],
  'unknown-zone': ({ zone }) => [
    `\`${zone}\` 不是時區`,
    '請寫 IANA 時區名，如 `Asia/Shanghai` 或 `Europe/Berlin`',
  ],
  'unknown-currency': ({ currency, nearest }) => [
    `\`${currency}\` 不是貨幣代碼`,
    meant(nearest) ?? '請寫 ISO 4217 代碼，如 `CNY` 或 `EUR`',
  ],
  'unknown-placeholder': ({ placeholder, notice, nearest }) => [
    `通知 \`${notice}\` 無法填入 \`{{${placeholder}}}\``,
    meant(nearest) ?? '請用事實、欄位、參數、`stage.<id>.due`、`remedy.<id>.total` 或清單',
  ],
  'unclosed-placeholder': ({ notice }) => [
    `通知 \`${notice}\` 中有佔位標記沒有成對或裡面是空的`,
    '請在一個名稱兩邊寫 `{{` 和 `}}`',
  ],
  'duplicate-id': ({ id, kind }) => [
    `${say(kind)} \`${id}\` 出現了兩次`,
    '請給其中一個改名：處理結果依編號稱呼它',
  ],
  'reserved-name': ({ name }) => [
    `\`${name}\` 的開頭是規則語言自用的名稱`,
    '請改名：`case.`、`value.`、`option.`、`class.`、`route.`、`responsibility.`、`remedy.`、`total.`、`stage.`、`item.` 已被佔用',
  ],
  cycle: ({ path }) => [
    `${path.map((name) => `\`${name}\``).join(' 依賴 ')} 依賴 \`${path[0] ?? ''}\`，形成迴圈`,
    '請打破迴圈：其中一個必須不靠其他幾個就能得出',
  ],
  'stage-cycle': ({ path }) => [
    `${path.map((id) => `階段 \`${id}\``).join(' 等待')} 等待階段 \`${path[0] ?? ''}\`，形成迴圈`,
    '請讓其中一個從事件或日期起算',
  ],
  'reads-forward': ({ name, phase, nameIn, through }) => [
    `${say(phase)}${through === undefined ? '' : `（透過條件 \`${through}\`）`}用到了 \`${name}\`，而它要到${say(nameIn)}才得出`,
    '請使用事實或前面步驟的結果，順序為：事實、分級分類、分派、應備文件清單、責任認定、處理方案、簽核、階段、通知',
  ],
  unused: ({ what, name }) => [
    `${say(what)} \`${name}\` 沒有被用到`,
    '請使用或刪除它；也可能是別處的名稱差了一個字母',
  ],

  // types and constants
  'operator-type': ({ operator, name, type, asks }) => [
    `\`${operator}\` 需要${say(asks)}，而 \`${name}\` 是${say(type)}`,
    operator === 'contains' || operator === 'doesNotContain' || operator === 'startsWith'
      ? '請用 `equal` 或 `in`'
      : '請用適合其類型的運算子，如 `equal` 或 `in`',
  ],
  'type-mismatch': ({ what, wanted, found }) => [
    `${say(what)}是${say(found)}，這裡需要${say(wanted)}`,
    [wanted, found].every((type) => type === 'a date' || type === 'an instant')
      ? '請用帶 `localDate` 的推導項把時點換成日期'
      : '請改用該類型的內容，或先推導出來',
  ],
  'value-type': ({ value, wanted, why }) => [
    `\`${value}\` 不是${say(wanted)}`,
    why === undefined ? `請寫${say(wanted)}` : `請改正：${say(why)}`,
  ],
  'unknown-enum-value': ({ value, name, nearest }) => [
    `\`${value}\` 不是 \`${name}\` 的取值`,
    meant(nearest) ?? `請把它加進 \`${name}\` 的取值，或改用已有的取值`,
  ],
  'unit-mismatch': ({ left, leftUnit, right, rightUnit }) => [
    `\`${left}\` 以 ${leftUnit} 計，\`${right}\` 以 ${rightUnit} 計`,
    '請統一單位；系統不會自動換算',
  ],
  'wrong-currency': ({ amount, wanted }) => [`${amount} 不是 ${wanted}`, `請以 ${wanted} 寫金額`],
  'too-many-decimals': ({ amount, currency, digits }) => [
    `\`${amount}\` 的小數位多於 ${currency} 的位數（${digits}）`,
    '請寫能夠支付的金額；進位請用 `round`',
  ],
  'null-comparison': ({ operator }) => [
    `\`${operator}\` 看不到 \`null\``,
    '請用 `equal: null`、`notEqual: null`、`present` 或 `absent` 判斷',
  ],
  'null-differs': ({ name, written, other, truth }) => [
    `\`${name}\` 確認沒有時，對它的 \`${written}\` ${truth === 'true' ? '成立' : '不成立'}`,
    `換成 \`${other}\` 則${truth === 'true' ? '不成立' : '成立'}；請選用想表達的那一種`,
  ],
  'needs-rate': ({ left, right }) => [
    `${say(left)}與${say(right)}放在了一起`,
    '沒有當日匯率時結果待定；請提供匯率，或兩邊使用同一幣別',
  ],
  'percent-negative': ({ percent }) => [`百分之 ${percent} 小於零`, '請寫零或更大的數'],
  'share-of-nothing': ({ whole }) => [`份額的整體不能是 ${whole}`, '請寫大於零的數，或寫出代表整體的事實'],
  'percent-over-hundred': ({ percent }) => [
    `百分之 ${percent} 超過了全部`,
    '請寫 100 或更小的數，除非確實要超過全部',
  ],
  'bounds-reversed': ({ name, min, max }) => [
    `\`${name}\` 的最小值（${min}）大於最大值（${max}）`,
    '請對調 `min` 和 `max`',
  ],
  'bounds-on-type': ({ name, type }) => [`\`${name}\` 是${say(type)}，沒有大小之分`, '請刪除 `min` 和 `max`'],
  'outside-bounds': ({ value, name, bounds }) => [
    `\`${value}\` 超出 \`${name}\` 宣告的範圍（${say(bounds)}）`,
    '請改正這個值，或改正 `min` 和 `max`',
  ],
  'settled-without-presumption': ({ name }) => [
    `\`${name}\` 要由某個角色認定，卻沒有推定值`,
    '請加上 `presume`：只有與推定不同的值才需要認定',
  ],
  'dated-by': ({ name, why }) => [
    `不能用 \`${name}\` 選取分時段的參數：${say(why)}`,
    '請用 `case.incidentAt`、`case.receivedAt` 或事實中的日期',
  ],
  'evidence-not-boolean': ({ name, type }) => [
    `\`${name}\` 是${say(type)}；而證明文件只分有或沒有`,
    '請寫是非類事實；只需知道內容的寫在應備文件清單的 `facts` 下',
  ],
  'pattern-refused': ({ pattern, why }) => [
    `比對式 \`${pattern}\` 不能在線性時間內執行：${say(why)}`,
    '請拿掉反向參照和前後環視，並讓括號成對',
  ],
  'bands-disordered': ({ limit }) => [
    `界限為 \`${limit}\` 的一檔永遠輪不到`,
    '請把各檔從最低的界限寫到最高的',
  ],

  // conditions and rules
  'empty-condition': ({ kind }) => [`\`${kind}\` 下面是空的`, '請至少寫一個條件，或刪去整個 `when`'],
  'empty-list': ({ operator }) => [`\`${operator}\` 沒有可選的值`, '請至少列出一個值'],
  'between-two': ({ count }) => [`\`between\` 有 ${count} 個值`, '請寫兩個：最小值和最大值，兩端都算在內'],
  'never-true': ({ name }) => [
    `這裡對 \`${name}\` 的要求不可能成立`,
    '請改正數值；如果滿足其一即可，請用 `any`',
  ],
  'rule-shadowed': ({ rule, by }) => [
    `${say(rule)}永遠輪不到：凡它成立時，${say(by)}已先成立`,
    '請把較窄的一條放在前面，或刪除其中一條',
  ],
  'take-highest-unordered': ({ field, type }) => [
    `\`${field}\` 取最高的一個，但${say(type)}沒有高低`,
    '請用列舉值或數字，或寫 `take: first`',
  ],
  'order-incomplete': ({ field, value, isDeclared }) => [
    isDeclared
      ? `\`${field}\` 的排序漏了 \`${value}\``
      : `\`${field}\` 的排序裡有 \`${value}\`，但它不是該欄位的取值`,
    '請把每個取值各列一次，最低的在前',
  ],
  'shares-sum': ({ where, sum }) => [
    `${say(where)}的責任比例合計為 ${sum}`,
    '請使合計為 100；無人承擔的部分可寫 `none`',
  ],
  'share-negative': ({ party, share }) => [`\`${party}\` 的比例是 ${share}`, '請寫零或更大的數'],
  'term-empty': ({ term }) => [
    `用語 \`${term}\` 沒有詞形，或有空的詞形`,
    '請在 `zh` 和 `en` 下列出它代表的詞',
  ],
  'term-excluded': ({ term, form }) => [
    `用語 \`${term}\` 既列出又排除了 \`${form}\``,
    '請從其中一個清單裡去掉',
  ],

  // tables
  'table-input-type': ({ table, input, type }) => [
    `表格 \`${table}\` 的輸入 \`${input}\` 是${say(type)}，儲存格無法比較`,
    '請改用由它推導出的內容，例如距離',
  ],
  'table-column': ({ table, kind, column, nearest }) => [
    `表格 \`${table}\` 沒有${kind === 'input' ? '輸入' : '輸出'} \`${column}\``,
    meant(nearest) ?? `請在表格的 \`${kind}s\` 下宣告，或改正名稱`,
  ],
  'table-cell': ({ text, fault, input, wanted }) => {
    switch (fault) {
      case 'no-value':
        return [
          `\`${input}\` 欄的 \`${text}\` 不能用作${say(wanted)}的儲存格`,
          '請寫常數、`gte 180`、`lt 180`、`between 1500 3500`、`over 1500 to 3500`、清單，或在這些前面加 `not`',
        ];
      case 'no-enum-value':
        return [`\`${text}\` 不是 \`${input}\` 欄的取值`, '請用它的取值，多個時寫成清單；任意時留空'];
      case 'no-order':
        return [
          `\`${text}\` 要比較大小，而 \`${input}\` 欄是${say(wanted)}，沒有大小之分`,
          '請列出取值，或在前面加 `not`',
        ];
      case 'grouped-digits':
        return [`\`${input}\` 欄的 \`${text}\` 用逗號分隔數字`, '數字請連寫；逗號加空格用來分隔清單中的值'];
      case 'other-currency':
        return [`\`${text}\` 的幣別與 \`${input}\` 欄不同`, '請用該欄的幣別寫金額'];
      case 'empty':
        return [`\`${input}\` 欄的 \`${text}\` 什麼也不包含`, '什麼都可以時請不寫這個儲存格'];
    }
  },
  'table-output-missing': ({ table, row, output }) => [
    `表格 \`${table}\` 的${say(row)}沒有寫 \`${output}\``,
    '請寫常數；沒有時寫 `null`',
  ],
  'table-otherwise-missing': ({ table }) => [
    `表格 \`${table}\` 取第一列，卻沒有寫沒有任何列成立時怎樣`,
    '請加上 `otherwise`，每個輸出寫一個常數',
  ],
  'table-take': ({ table, output, problem }) => {
    switch (problem) {
      case 'missing':
        return [
          `表格 \`${table}\` 彙集各列，而 \`${output}\` 沒有寫多列如何合併`,
          '請加上 `take: sum`、`min` 或 `max`',
        ];
      case 'not-collecting':
        return [
          `表格 \`${table}\` 的 \`${output}\` 要合併各列，而表格不彙集`,
          '請刪除 `take`，或寫 `hit: collect`',
        ];
      case 'no-order':
        return [
          `表格 \`${table}\` 的 \`${output}\` 沒有大小之分，各列無法合併`,
          '請彙集數字、金額、日期或時長',
        ];
      case 'not-added':
        return [`表格 \`${table}\` 的 \`${output}\` 不能相加`, '請取最小或最大'];
      case 'currencies':
        return [`表格 \`${table}\` 的 \`${output}\` 合併了幾種幣別的金額`, '請全部用同一幣別'];
    }
  },
  'table-overlap': ({ table, row, other, where, more }) => [
    `表格 \`${table}\` 的列 \`${row}\` 與 \`${other}\` ${where === '' ? '總是' : `在 \`${where}\` 時`}同時成立${more === 0 ? '' : `（另有 ${more} 對）`}`,
    '請收窄其中一列；若應以前一列為準，請寫 `hit: first`',
  ],
  'table-gap': ({ table, where, more }) => [
    `${where === '' ? '' : `\`${where}\` 時，`}表格 \`${table}\` 沒有任何列成立${more === 0 ? '' : `（另有 ${more} 處）`}`,
    '請加一列、放寬相鄰的一列，或在 `otherwise` 下寫明那裡怎樣',
  ],
  'table-row-never': ({ table, row, input }) => [
    `表格 \`${table}\` 的列 \`${row}\` 永遠不成立：沒有什麼符合儲存格 \`${input}\``,
    '請改正儲存格，或改正它所比較內容的範圍',
  ],
  'table-row-unreachable': ({ table, row, by, more }) => [
    `表格 \`${table}\` 的列 \`${row}\` 永遠輪不到：它的情形都已由${by === undefined ? '前面幾列' : `列 \`${by}\` `}取走${more === 0 ? '' : `（另有 ${more} 列）`}`,
    '請把較窄的列放在前面，或刪除其中一列',
  ],
  'table-row-repeated': ({ table, row, as, more }) => [
    `表格 \`${table}\` 的列 \`${row}\` 與列 \`${as}\` 內容相同${more === 0 ? '' : `（另有 ${more} 列）`}`,
    '請刪除其中一列，除非兩列都要計入',
  ],
  'table-otherwise-idle': ({ table }) => [
    `表格 \`${table}\` 的 \`otherwise\` 永遠輪不到：各列已涵蓋全部情形`,
    '若是作為保險則可保留',
  ],

  // values and periods
  'period-reversed': ({ what, from, to }) => [
    `${say(what)}的結束（${to}）早於開始（${from}）`,
    '`from` 當天算在內，`to` 當天不算：`to` 是失效後的第一天',
  ],
  'value-periods-overlap': ({ value, date }) => [
    `參數 \`${value}\` 在 ${date} 有兩個值`,
    '`to` 是失效後的第一天：請讓前一段在後一段開始時結束',
  ],
  'value-periods-gap': ({ value, from, to }) => [
    `參數 \`${value}\` 從 ${from} 到 ${to} 沒有值`,
    '其間用到它的結果都待定；如非本意，請補上',
  ],
  'edition-periods-overlap': ({ label, date }) => [
    `${say(label)}在${say(date)}有兩個版本同時有效`,
    '請讓前一個版本的 `to` 等於後一個版本開始的那天；`to` 當天不含在內',
  ],
  'edition-periods-gap': ({ label, from, to }) => [
    `從 ${from} 到 ${to}，${say(label)}沒有有效版本`,
    '這段時間的案件會保持未定：請讓兩個版本首尾相接',
  ],
  'edition-differs': ({ label, key }) => [
    `${say(label)}各版本的 \`${key}\` 不一致`,
    key === 'datedBy' ? '請用同一個日期區分各版本' : '請讓各版本一致，或寫成 id 不同的兩項',
  ],
  'value-outside-periods': ({ value, when }) => [
    `參數 \`${value}\` ${say(when)}沒有值`,
    '這些日期用到它的結果都待定；如果那時也適用，請不寫 `from` 或 `to`',
  ],
  'value-types-differ': ({ value, first, other }) => [
    `參數 \`${value}\` 在一段時間裡是 ${first}，在另一段裡是 ${other}`,
    '請統一類型；如果是兩件事，請寫成兩個參數',
  ],
  'assumed-value': ({ label }) => [`${say(label)}是我們的假設`, '請客戶確認後刪除 `assumed`'],

  // remedies
  'law-basis': ({ remedy, layer }) => [
    `處理方案 \`${remedy}\` 寫明依法律給付，但這套規則的層級是 \`${layer}\``,
    '請用 `contract` 或 `goodwill`；法律規定的給付寫在 `law` 層級的規則裡',
  ],
  'negative-amount': ({ amount }) => [`\`${amount}\` 小於零`, '請寫零或更大的數；減去請用 `minus`'],
  'may-be-negative': ({ remedy }) => [
    `處理方案 \`${remedy}\` 的金額可能小於零`,
    '請在外面套上 `max: [{ money: 0 }, …]`',
  ],
  'no-upper-bound': ({ remedy }) => [
    `處理方案 \`${remedy}\` 的金額沒有上限`,
    '請加上 `cap`，或給計算所用的事實加上 `max`',
  ],
  'mixed-currencies': ({ node, currencies }) => [
    `\`${node}\` 混用了 ${say(currencies)}`,
    '請給外幣金額套上 `convert: { of: …, to: … }`',
  ],
  'value-in-other-currency': ({ value, currency, node, met }) => [
    `參數 \`${value}\` 的幣別是 ${currency}，卻在 \`${node}\` 中遇到 ${met}`,
    `請以 ${met} 寫明，或在讀取處套上 \`convert: { of: …, to: ${met} }\``,
  ],
  'refusal-without-cite': ({ refusal, remedy }) => [
    `\`${refusal}\` 拒絕處理方案 \`${remedy}\`，卻沒有註明依據`,
    '請加上 `cite: [條款編號]`：被拒絕的顧客可以問依據哪一條',
  ],
  'refusal-untold': ({ refusal }) => [
    `沒有一封給顧客的函件說明拒絕了什麼，例如 \`${refusal}\``,
    '請在 `audience: customer` 的通知內文中加入 `{{denied}}`',
  ],
  'range-reversed': ({ low, high }) => [`範圍的起點（${low}）大於終點（${high}）`, '請先寫較低的金額'],
  'bad-increment': ({ increment }) => [
    `\`${increment}\` 不能作為進位的單位`,
    '請寫大於零的小數，如 "0.05" 或 "10"',
  ],
  'for-each-counted': ({ remedy, key }) => [
    `處理方案 \`${remedy}\` 逐項各計一行，又乘以 \`${key}\``,
    '請把數量寫進金額：`rate: { each: …, quantity: { fact: item.x } }`',
  ],
  'item-outside': ({ name, table }) => [
    table === undefined
      ? `\`${name}\` 用在沒有逐項查看清單的地方`
      : `表 \`${table}\` 讀取 \`${name}\`，但每個案件只查一次表，不逐項查`,
    table !== undefined
      ? '請把各列寫成 `choose`，放進帶 `forEach` 的處理方案的金額，那裡可以讀 `item.x`'
      : '只能寫在對清單使用的 `some`、`every`、`none`、`count`、`sum`、`min`、`max` 之內，或帶 `forEach` 的處理方案的金額之內；具名條件不依附於清單',
  ],
  'not-a-list': ({ name, type }) => [
    `\`${name}\` 是${say(type)}；只有案件中的清單才能逐項查看`,
    '請寫一個型別為 `list` 的事實',
  ],
  'list-too-long': ({ name, max, most }) => [
    `清單 \`${name}\` 不能有 ${max} 項：最多讀取 ${most} 項`,
    `\`max\` 請寫 1 至 ${most}，越小越好：金額的上限由它決定`,
  ],
  'per-and-quantity': ({ remedy }) => [
    `處理方案 \`${remedy}\` 同時乘以 \`per\` 和 \`quantity\``,
    '每人各自享有的用 `per`（先進位再相乘），否則用 `quantity`',
  ],
  'amount-missing': ({ remedy, kind }) => [
    `處理方案 \`${remedy}\` 的種類是 \`${kind}\`，卻沒有金額`,
    '請加上 `amount`，或換一個 `kind`',
  ],
  'stack-disagrees': ({ group, key, first, other }) => [
    `\`${group}\` 組各處理方案的 \`${key}\` 不一致：${first} 和 ${other}`,
    '請在各處寫成一樣',
  ],
  'stack-alone': ({ group, remedy }) => [
    `\`${group}\` 組裡只有處理方案 \`${remedy}\``,
    '如果它應與其他方案取捨，請檢查組名的拼法',
  ],

  // stages and clocks
  'stage-without-clock': ({ stage }) => [
    `階段 \`${stage}\` 的 \`within\` 和 \`earliest\` 必須擇一，且只能寫一個`,
    '請寫 `within`，或寫它取最早者的那些階段',
  ],
  'starts-after-nothing': ({ stage }) => [
    `階段 \`${stage}\` 沒有寫在哪個階段之後開始`,
    '請寫一個階段，或從 `{ event: received }` 起算',
  ],
  'start-not-a-date': ({ name, type }) => [
    `\`${name}\` 用來起算時限，卻是${say(type)}`,
    '請從日期或時點起算',
  ],
  'negative-duration': ({ count, unit }) => [
    `${count} ${unit} 小於零`,
    '請寫零或更大的數；向前倒數用 `direction: before`',
  ],
  'fractional-days': ({ count, unit }) => [
    `${count} ${unit} 無法計算`,
    '只有小時和分鐘可以帶小數；請寫整數，或改用小時',
  ],
  'clock-key-ignored': ({ key, unit }) => [
    `\`${key}\` 對 ${say(unit)} 不起作用`,
    `請刪除 \`${key}\`，或改用它適用的單位`,
  ],
  'calendar-never-open': ({ name }) => [`行事曆 \`${name}\` 沒有上班時間`, '請在 `week` 下寫明時間'],
  'warn-at-range': ({ stage, percent }) => [
    `階段 \`${stage}\` 在時限的百分之 ${percent} 處提醒`,
    '請寫 0 到 100 之間的數',
  ],
  'statutory-clock-moved': ({ stage, value }) => [
    `重新分級時，法定階段 \`${stage}\` 會依 \`${value}\` 處理`,
    '請用 `keep`：法定時限繼續計算',
  ],
  'chain-after-statutory': ({ stage, statutory, chain, limit }) => [
    `階段 \`${stage}\` 可能（${say(chain)}）晚於法定階段 \`${statutory}\`（${say(limit)}）結束`,
    '請縮短前面的步驟，否則承諾的日期就是法定日期',
  ],
  'report-period': ({ report, every, until }) => [
    `彙報 \`${report}\` 的週期是 \`${every}\`，期限卻算到 \`${until}\``,
    '`every: month` 配 `endOfMonth`，`every: year` 配 `endOfYear`',
  ],

  // texts
  'translation-missing': ({ label, missing }) => [
    `${say(label)}的文字缺少 ${missing}`,
    '請補上；在此之前顯示英文',
  ],
  'unknown-party': ({ party, nearest }) => [
    `\`parties\` 中沒有 \`${party}\``,
    meant(nearest) ?? '請在 `parties` 下給它標題；在此之前顯示編號',
  ],
  'payer-unsaid': ({ remedy, beneficiary }) => [
    `處理方案 \`${remedy}\` 歸 \`${beneficiary}\`，卻沒有寫明由誰支付，目前視為由客戶支付`,
    '請加上 `payer: customer`，或寫明實際的支付方',
  ],
  'title-missing': ({ label }) => [
    `${say(label)}沒有標題，客戶看到的會是編號`,
    '請加上 `title: { en, zh-CN, zh-TW }`',
  ],
  'placeholders-differ': ({ notice, locale, missing }) => [
    `通知 \`${notice}\` 的 ${locale} 文字沒有寫出 ${missing}，而其他語言寫了`,
    '請讓各種語言內容一致',
  ],
  'internal-in-notice': ({ notice, remedy }) => [
    `通知 \`${notice}\` 會把內部處理 \`${remedy}\` 告訴客戶`,
    '請刪除這個佔位標記；內部事項不對外',
  ],

  // tests of the policy
  'test-unknown-name': ({ what, name, nearest }) => [
    `測試中寫了${say(what)} \`${name}\`，但並不存在`,
    meant(nearest) ?? '請改正名稱；否則這個測試永遠發現不了問題',
  ],
  'test-without-moment': ({ test }) => [
    `測試 \`${test}\` 沒有寫依哪個時點處理`,
    '請寫 `given.receivedAt` 或 `at`，如 2026-03-02T10:00:00+08:00',
  ],
  'test-value': ({ value, name, wanted, nearest }) => [
    `測試給 \`${name}\` 的值 \`${value}\` 不是${say(wanted)}`,
    meant(nearest) ?? '這樣的值視為「未知」；除非測試的正是這一點，請改正',
  ],

  // what only shows when cases are decided
  'rule-unreachable': ({ rule, by, unlessNone }) => [
    `${unlessNone ? '除非某項事實為「沒有」，' : ''}${say(rule)}永遠不會起決定作用：它涵蓋的情形都已被前面的${listed(by.map(say))}涵蓋`,
    '請把它移到前面、收窄前面的規則，或刪除它',
  ],
  'rule-idle': ({ rule, list }) => [
    `${say(rule)}永遠用不上：它成立時，${say(list)}根本不在考慮之列`,
    '請更正兩個條件之一，或刪除它',
  ],
  'condition-never-true': ({ label, name }) => [
    `${conditionOf(label)}在任何情形下都不會成立${name === undefined ? '' : `：\`${name}\` 從不取它所要求的值`}`,
    '請更正條件，或刪除相應的內容',
  ],
  'condition-always-true': ({ label }) => [
    `${conditionOf(label)}對所讀事實的一切取值都成立`,
    '請刪去條件；若本想排除某些情形，請更正',
  ],
  'otherwise-unreached': ({ field }) => [
    `所讀事實的任何取值都不會走到 ${say(field)} 的 \`otherwise\`：各條規則已涵蓋全部取值`,
    '若本意如此則無須處理；否則可能還缺某個取值的規則',
  ],
  'remedy-never-owed': ({ remedy, refusals }) => [
    `處理方案 \`${remedy}\` 永遠不會成立：每當考慮它時，都會被${listed(refusals.map((id) => `\`${id}\``))}拒絕`,
    '請收窄不予支持的理由，或刪除該方案',
  ],
  'threshold-hole': ({ name, from, to, lower, upper }) => [
    from === to
      ? `\`${name}\` 恰為 ${from} 時，既不符合${say(lower)}，也不符合${say(upper)}`
      : `\`${name}\` 介於 ${from} 與 ${to} 之間時，既不符合${say(lower)}，也不符合${say(upper)}`,
    `請讓兩者首尾相接：一邊寫「不超過 ${from} 」，另一邊寫「超過 ${from} 」`,
  ],
  'rule-untested': ({ label, missing }) => [
    missing === 'either'
      ? `沒有測試讓${conditionOf(label)}成立或不成立`
      : `沒有測試讓${conditionOf(label)}${missing === 'true' ? '成立' : '不成立'}`,
    missing === 'false' ? '請加一個條件不成立的測試' : '請加一個條件成立的測試，再加一個剛好不成立的測試',
  ],
  'test-covers-nothing': ({ test }) => [
    `測試 \`${test}\` 寫明的事實對任何條件都沒有影響`,
    '請寫明所測規則要讀取的事實，或刪除該測試',
  ],
  'not-fully-checked': ({ what }) => [
    `${say(what)}沒有檢查完：那樣耗時太久`,
    '已經指出的問題是確實的，但可能還有其他問題；可以把長條件的各部分命名後引用',
  ],
};

function meant(nearest: string | undefined): string | undefined {
  return nearest === undefined ? undefined : `是否要寫 \`${nearest}\`？`;
}

function keys(known: readonly string[]): string {
  return known.map((key) => `\`${key}\``).join('、');
}

function declareIn(name: string): string {
  const { section, id } = sectionOf(name) ?? {};
  if (section === undefined) return `請在 \`facts\` 或 \`derive\` 下宣告 \`${name}\`，或改正名稱`;
  if (section === 'stages') return '條件不能讀取環節；`stage.<id>.due` 只能寫在 `notices` 的文字裡';
  return `請在 \`${section}\` 下宣告 \`${id}\`，或改正名稱`;
}

function listed(names: readonly string[]): string {
  return names.join('、');
}

function conditionOf(label: string): string {
  return label.startsWith('condition ') ? say(label) : `${say(label)}的條件`;
}
