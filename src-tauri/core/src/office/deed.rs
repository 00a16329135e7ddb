//! The list of deeds: name, label, right, class in the trail. The command line and the window are driven by it.

use crate::closed;

closed! {
    /// 操作
    "deed" Deed {
        /// 建立办公室
        Found = "found";
        /// 样例数据
        Sample = "sample";
        /// 登记
        Add = "add";
        /// 修改
        Change = "change";
        /// 作废
        Void = "void";
        /// 导入
        Import = "import";
        /// 撤销
        Undo = "undo";
        /// 撤回批次
        Withdraw = "withdraw";
        /// 批量生成
        Generate = "generate";
        /// 账户
        Account = "account";
        /// 改口令
        Password = "password";
        /// 查看封存
        Look = "look";
        /// 打开办公室
        Open = "open";
        /// 查阅案卷
        Read = "read";
        /// 查找
        Search = "search";
        /// 复制
        Copy = "copy";
        /// 导出
        Export = "export";
        /// 报表
        Form = "form";
        /// 报告稿
        Report = "report";
        /// 报送
        Submit = "submit";
        /// 备份
        Backup = "backup";
        /// 恢复
        Restore = "restore";
        /// 核验
        Verify = "verify";
    }
}

impl Deed {
    /// Whether it leaves every register as it was.
    pub fn only_reads(self) -> bool {
        match self {
            Deed::Look | Deed::Open | Deed::Read | Deed::Search | Deed::Copy | Deed::Export => true,
            Deed::Form | Deed::Report | Deed::Backup | Deed::Verify => true,
            Deed::Found | Deed::Sample | Deed::Add | Deed::Change | Deed::Void | Deed::Import | Deed::Undo => false,
            Deed::Withdraw | Deed::Generate | Deed::Account | Deed::Password | Deed::Submit | Deed::Restore => false,
        }
    }
}
