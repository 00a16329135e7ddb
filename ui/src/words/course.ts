// Words of the page of a case: its course in days.

/** What the page of a case says beside what every record says. */
export const words = {
  step: '步骤',
  day: '办理日期',
  since: '距上一步',
  days: (count: string) => `${count} 天`,
  sameDay: '当日',
  running: '至今',
  used: (count: string) => `已 ${count} 天`,
  total: (count: string) => `共 ${count} 天`,
  month: (month: number) => `${month}月`,
  year: (year: number) => `${year}年`,
  noDays: '还没有办理日期',
  noDaysWhy: '登记各环节的日期以后，这里会列出每一步用了多少天。',
  mates: '同一事项的案件',
  matesCount: (count: string) => `${count} 件`,
  barOf: (label: string, count: string) => `${label}，${count} 天`,
}
