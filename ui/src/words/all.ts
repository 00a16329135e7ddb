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
} as const
