// Words of the main menu; the names of registers come from their descriptions.

export const menu = {
  overview: '总览',
  registering: '登记办理',
  mending: '整改监督',
  reckoning: '核算报送',
  tools: '工具',
  tasks: '整改任务板',
  figures: '指标',
  checks: '勾稽核对',
  forms: '报表',
  report: '情况报告',
  reader: '旧报告核对',
  all: '全部台账',
  import: '导入',
  settings: '设置',
} as const
