// Words of the domain-free parts.

export const part = {
  close: '关闭',
  closeKey: '关闭 Esc',
  cancel: '取消',
  confirm: '确定',
  choose: '请选择',
  filter: '输入文字、拼音首字母或序号',
  nothing: '没有符合的选项',
  clear: '清空',
  notDay: (text: string) => `“${text}”不是有效日期，请写成 2015-02-28 这样`,
  dayHint: '如 20151123、11-23、今天、+7',
  month: (year: number, month: number) => `${year} 年 ${month} 月`,
  previousMonth: '上一月',
  nextMonth: '下一月',
  openCalendar: '打开日历',
  today: '今天',
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  months: (values: number[]) => `各月：${values.map((value, at) => `${at + 1} 月 ${value}`).join('，')}`,
  chosen: (n: number) => `已选 ${n} 项`,
} as const
