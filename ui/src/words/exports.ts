// What exports say.
export const exports = {
  export: '导出',
  shown: (n: string) => `当前筛选结果（${n} 条）`,
  all: (n: string) => `全部（${n} 条）`,
  exporting: (what: string) => `导出${what}`,
  done: (n: string) => `已导出 ${n} 条`,
  formDone: '已导出报表',
  open: '打开文件',
  openFolder: '打开所在文件夹',
  forms: '报表',
  nothing: '没有可导出的记录',
}
