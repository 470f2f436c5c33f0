import type { Words } from '../i18n/messages/words.js';
import type { Locale } from '@redress/policy';

type ClauseWords = Words<typeof en>;

const en = {
  title: 'Clauses',
  intro:
    'What the procedures and the laws demand, one by one: where a policy applies it, and which of its tests say what it comes to.',
  search: 'Find a clause by its id or its words',
  book: 'Procedure or law',
  all: 'All',
  onlyGaps: 'Only what no policy meets yet',
  shown: (shown: number, all: number) => `${shown} of ${all} clauses`,
  none: 'No clause is like that. Take another procedure or other words.',
  noGaps: 'Nothing is left out: every clause that binds a policy is applied and tested.',
  applied: (count: number) => `applied ${count.toLocaleString('en')}×`,
  tests: (count: number) => (count === 1 ? '1 test' : `${count.toLocaleString('en')} tests`),
  appliedTitle: 'Where it is applied',
  testsTitle: 'Tests that say what it comes to',
  nowhere: 'nowhere',
  line: (line: number) => `line ${line}`,
  more: (count: number) => `and ${count.toLocaleString('en')} more`,
  kinds: { P: 'policy', F: 'product', 'P+F': 'policy and product' },
  recommended: 'recommended',
  sure: {
    T: 'from the text',
    S: 'from another source',
    M: 'from memory',
    D: 'disputed',
    'T/S': 'from the text and another source',
    'T/M': 'partly from memory',
    'S/M': 'partly from memory',
  },
  gaps: { 'not-applied': 'not applied', 'not-tested': 'not tested' },
};

const zhCN: ClauseWords = {
  title: '条款',
  intro: '流程和法规的要求，逐条列出：哪套规则在哪里落实，哪些测试验证了结果。',
  search: '按编号或文字查找条款',
  book: '流程或法规',
  all: '全部',
  onlyGaps: '只看尚无规则落实的条款',
  shown: (shown, all) => `共 ${all} 条，显示 ${shown} 条`,
  none: '没有符合条件的条款。请换一个流程，或换几个字。',
  noGaps: '没有遗漏：凡对规则有约束力的条款，均已落实并有测试。',
  applied: (count) => `落实 ${count} 处`,
  tests: (count) => `${count} 个测试`,
  appliedTitle: '落实之处',
  testsTitle: '验证结果的测试',
  nowhere: '无',
  line: (line) => `第 ${line} 行`,
  more: (count) => `另有 ${count} 处`,
  kinds: { P: '规则', F: '系统功能', 'P+F': '规则和系统功能' },
  recommended: '建议',
  sure: {
    T: '依据原文',
    S: '依据其他来源',
    M: '凭记忆',
    D: '有争议',
    'T/S': '依据原文和其他来源',
    'T/M': '部分凭记忆',
    'S/M': '部分凭记忆',
  },
  gaps: { 'not-applied': '未落实', 'not-tested': '无测试' },
};

const zhTW: ClauseWords = {
  title: '條款',
  intro: '流程與法規的要求，逐條列出：哪套規則在哪裡落實，哪些測試驗證了結果。',
  search: '依編號或文字查找條款',
  book: '流程或法規',
  all: '全部',
  onlyGaps: '只看尚無規則落實的條款',
  shown: (shown, all) => `共 ${all} 條，顯示 ${shown} 條`,
  none: '沒有符合條件的條款。請換一個流程，或換幾個字。',
  noGaps: '沒有遺漏：凡對規則有拘束力的條款，均已落實並有測試。',
  applied: (count) => `落實 ${count} 處`,
  tests: (count) => `${count} 個測試`,
  appliedTitle: '落實之處',
  testsTitle: '驗證結果的測試',
  nowhere: '無',
  line: (line) => `第 ${line} 行`,
  more: (count) => `另有 ${count} 處`,
  kinds: { P: '規則', F: '系統功能', 'P+F': '規則與系統功能' },
  recommended: '建議',
  sure: {
    T: '依據原文',
    S: '依據其他來源',
    M: '憑記憶',
    D: '有爭議',
    'T/S': '依據原文與其他來源',
    'T/M': '部分憑記憶',
    'S/M': '部分憑記憶',
  },
  gaps: { 'not-applied': '未落實', 'not-tested': '無測試' },
};

/** Come with their page, so that nobody else waits for them. */
export const clauseWords: Readonly<Record<Locale, ClauseWords>> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW };
