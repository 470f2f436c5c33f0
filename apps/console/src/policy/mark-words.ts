import type { Locale } from '@redress/api/contract';
import type { RowMark } from '../judge/row-marks.js';

/** Why a row of a table is marked; only the page of tables says it. */
export const markWords: Readonly<Record<Locale, Readonly<Record<RowMark, string>>>> = {
  en: { named: 'in a finding', gap: 'beside a gap' },
  'zh-CN': { named: '检查提示涉及', gap: '紧邻缺口' },
  'zh-TW': { named: '檢查提示涉及', gap: '緊鄰缺口' },
};
