//! 整改三个清单: three views of the same tasks and measures, as the leading group asks for them.

use crate::forms::lists::{Column, From, Lists, View};
use From::{Blank, Due, Measure, Note, Number, Progress, Task};

const fn column(heading: &'static str, width: u32, from: From) -> Column {
    Column { heading, width, from }
}

/// The layout. What the registers do not keep stands in its column empty, to be filled in by hand.
pub static THREE_LISTS: Lists = Lists {
    name: "three-lists",
    label: "整改三个清单",
    source: "问题清单、任务清单、责任清单（县专项工作领导小组）",
    views: &[
        View {
            tab: "问题清单",
            title: "问题清单",
            columns: &[
                column("序号", 6, Number),
                column("反馈问题（原文）", 60, Task("problem")),
                column("问题表现", 24, Blank),
                column("问题类别", 12, Blank),
                column("涉及单位", 34, Task("resp_unit_ids")),
                column("发现来源", 24, Task("campaign_code")),
                column("发现日期", 12, Blank),
            ],
        },
        View {
            tab: "任务清单",
            title: "任务清单",
            columns: &[
                column("序号", 6, Number),
                column("问题", 28, Task("problem")),
                column("整改任务", 24, Task("task_text")),
                column("编号", 8, Measure("measure_no")),
                column("整改措施", 40, Measure("measure_text")),
                column("整改目标", 24, Measure("target")),
                column("整改时限", 13, Due),
                column("预期成果", 12, Blank),
                column("进展情况", 36, Note),
                column("进度", 10, Progress),
                column("完成情况", 30, Measure("result")),
                column("佐证材料", 10, Blank),
            ],
        },
        View {
            tab: "责任清单",
            title: "责任清单",
            columns: &[
                column("序号", 6, Number),
                column("任务", 44, Task("task_text")),
                column("牵头领导", 12, Task("lead_leader_id")),
                column("牵头单位", 20, Task("lead_unit_id")),
                column("责任单位", 40, Task("resp_unit_ids")),
                column("配合单位", 40, Task("assist_unit_ids")),
                column("责任人", 12, Task("resp_person_id")),
                column("联系人及电话", 18, Blank),
            ],
        },
    ],
    totals: &[("F016", "任务"), ("F017", "初始措施"), ("F032", "细化措施")],
    by_unit: ("F016", "lead_unit_id"),
};
