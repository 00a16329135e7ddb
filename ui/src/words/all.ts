// Words of the page of all registers.

export const allWords = {
  title: '全部台账',
  filter: '按名称或拼音首字母查找',
  register: '台账',
  living: '条数',
  incomplete: '待补录',
  lines: '所含明细',
  rights: '权限',
  writes: '可登记',
  reads: '只可查看',
  open: '打开',
  add: '新增',
  import: '导入',
  none: '没有这个名称的台账',
  groups: {
    base: '单位、人员和文件',
    duty: '责任落实',
    mending: '整改任务',
    clues: '信访、线索和基层治理',
    cases: '审查和处分',
    watching: '监督检查',
    rules: '制度、宣传和下一步',
    reckoning: '口径、报表和报送',
    other: '其他',
  } as Record<AllGroup, string>,
} as const

/** What the registers are put together by. */
export type AllGroup = 'base' | 'duty' | 'mending' | 'clues' | 'cases' | 'watching' | 'rules' | 'reckoning' | 'other'
