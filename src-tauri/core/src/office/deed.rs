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
