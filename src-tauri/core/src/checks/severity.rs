//! How much a check has to say (domain paper §6: checks and figures).

use crate::closed;

closed! {
    /// 勾稽结论
    "severity" Severity {
        /// 通过
        Pass = "pass";
        /// 提示
        Hint = "hint";
        /// 需说明
        Explain = "explain";
        /// 错误
        Error = "error";
    }
}

impl Severity {
    /// What the office calls it.
    pub fn label(self) -> &'static str {
        match self {
            Severity::Pass => "通过",
            Severity::Hint => "提示",
            Severity::Explain => "需说明",
            Severity::Error => "错误",
        }
    }
}
