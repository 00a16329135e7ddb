//! Closed code lists: the program branches on them (domain paper §6). An office cannot add to them.

use crate::closed;

closed! {
    /// 实名类别
    "name_kind" NameKind {
        /// 实名
        Real = "real" ["实名举报", "是", "署名"];
        /// 署名待核
        SignedUnverified = "signed_unverified";
        /// 匿名
        Anonymous = "anonymous" ["匿名举报", "否"];
        /// 联名
        Joint = "joint" ["联名举报"];
    }
}

closed! {
    /// 办理方式
    "deal_type" DealType {
        /// 自办
        Own = "own" ["自行办理"];
        /// 转办
        Forward = "forward";
        /// 交办
        Assign = "assign";
        /// 督办
        Urge = "urge";
        /// 协调
        Coordinate = "coordinate";
        /// 留存
        Keep = "keep" ["存查"];
    }
}

closed! {
    /// 延长的期限：各为期限规则的编号
    "extended_term" ExtendedTerm {
        /// 初步核实
        Verify = "D10" ["初核"];
        /// 案件调查
        Investigate = "D12" ["审查调查", "立案调查"];
        /// 案件审理
        Trial = "D14" ["审理"];
        /// 政纪处分办案期限
        Administrative = "D18" ["政纪办案"];
    }
}

closed! {
    /// 线索处置方式
    "way" Way {
        /// 谈话函询
        Talk = "talk" ["函询", "谈话"];
        /// 初步核实
        Verify = "verify" ["初核", "初步核查"];
        /// 暂存待查
        Shelve = "shelve" ["暂存"];
        /// 予以了结
        Close = "close" ["了结"];
        /// 转办
        Forward = "forward";
        /// 合并
        Merge = "merge" ["并案"];
    }
}

closed! {
    /// 核查结果
    "verify_result" VerifyResult {
        /// 拟立案
        File = "file" ["立案", "建议立案"];
        /// 予以了结
        Close = "close" ["了结", "失实了结"];
        /// 谈话提醒等
        Remind = "remind" ["谈话提醒", "批评教育", "谈话提醒/批评教育"];
        /// 暂存待查
        Shelve = "shelve" ["暂存"];
        /// 移送有关党组织
        HandToParty = "hand_to_party";
    }
}

closed! {
    /// 案件阶段
    "stage" Stage {
        /// 受理登记
        Registered = "registered" ["已登记", "登记"];
        /// 分办
        Assigning = "assigning";
        /// 处置意见审批
        Opinion = "opinion";
        /// 谈话函询中
        Talking = "talking";
        /// 初步核实中
        Verifying = "verifying" ["初核中"];
        /// 暂存待查
        Shelved = "shelved" ["暂存"];
        /// 立案审批
        Filing = "filing";
        /// 审查调查中
        Investigating = "investigating";
        /// 移送审理
        ToTrial = "to_trial";
        /// 审理中
        Trial = "trial";
        /// 处分决定
        Decided = "decided";
        /// 宣布执行
        Announced = "announced";
        /// 已结案
        Closed = "closed" ["结案", "已办结"];
        /// 已归档
        Archived = "archived" ["归档"];
        /// 已了结
        Dropped = "dropped" ["了结", "予以了结"];
    }
}

closed! {
    /// 一把手违纪违法
    "first_hand_code" FirstHand {
        /// 否
        No = "no" ["不是", "非一把手"];
        /// 查处时任一把手
        AtHandling = "at_handling" ["是"];
        /// 违纪违法时任一把手
        AtAct = "at_act";
        /// 查处时违纪时均任一把手
        Both = "both" ["均任"];
    }
}

closed! {
    /// 小组类别
    "task_force_kind" TaskForceKind {
        /// 领导小组
        LeadingGroup = "leading_group";
        /// 办公室
        GroupOffice = "group_office";
        /// 工作组
        WorkGroup = "work_group";
        /// 治理小组
        CleanupGroup = "cleanup_group" ["治理工作小组"];
    }
}

closed! {
    /// 处理大类
    "sanction_class" SanctionClass {
        /// 党纪
        Party = "party" ["党纪处分"];
        /// 政纪
        Administrative = "administrative" ["政纪处分"];
        /// 政务
        Government = "government" ["政务处分"];
        /// 组织处理
        Organisational = "organisational";
        /// 第一形态措施
        FirstForm = "first_form";
        /// 问责
        Accountability = "accountability";
        /// 刑事
        Criminal = "criminal";
    }
}

closed! {
    /// 四种形态
    "four_form_code" FourForm {
        /// 第一种形态
        First = "first" ["第一", "第一形态", "1"];
        /// 第二种形态
        Second = "second" ["第二", "第二形态", "2"];
        /// 第三种形态
        Third = "third" ["第三", "第三形态", "3"];
        /// 第四种形态
        Fourth = "fourth" ["第四", "第四形态", "4"];
        /// 不计入
        None = "none";
    }
}

closed! {
    /// 措施批次
    "batch" MeasureBatch {
        /// 初始
        Initial = "initial" ["B1", "B1初始", "初始措施"];
        /// 细化完善
        Refined = "refined" ["B2", "B2细化完善", "细化"];
    }
}

closed! {
    /// 措施进度
    "progress" Progress {
        /// 未启动
        NotStarted = "not_started";
        /// 推进中
        Running = "running" ["进行中", "正在推进"];
        /// 基本完成
        NearlyDone = "nearly_done";
        /// 已完成
        Done = "done" ["完成", "是"];
        /// 已销号
        Closed = "closed" ["销号"];
        /// 长期坚持
        LongTerm = "long_term";
    }
}

closed! {
    /// 时限种类
    "due_kind" DueKind {
        /// 立行立改
        AtOnce = "at_once";
        /// 限期
        ByDay = "by_day" ["限期整改"];
        /// 长期坚持
        LongTerm = "long_term" ["长期"];
    }
}

closed! {
    /// 销号核验结论
    "close_out_result" CloseOutResult {
        /// 通过
        Passed = "passed" ["核验通过", "同意销号"];
        /// 退回
        Returned = "returned" ["退回重改"];
    }
}

closed! {
    /// 文件动作
    "document_action" DocumentAction {
        /// 新建
        New = "new" ["新制定", "制定"];
        /// 修订
        Revise = "revise";
        /// 废止
        Abolish = "abolish";
    }
}

closed! {
    /// 议定事项状态
    "resolution_status" ResolutionStatus {
        /// 未解决
        Open = "open" ["办理中", "正在办理"];
        /// 已解决
        Solved = "solved" ["解决", "已办结"];
        /// 转办
        PassedOn = "passed_on";
    }
}

closed! {
    /// 制度处置
    "disposal" Disposal {
        /// 保留
        Keep = "keep" ["继续有效"];
        /// 修订
        Revise = "revise" ["修订完善", "修改"];
        /// 废止
        Abolish = "abolish" ["废除", "清理废除"];
        /// 新建
        New = "new" ["新制定", "制定"];
        /// 合并
        Merge = "merge";
    }
}

closed! {
    /// 修订状态
    "revise_status" ReviseStatus {
        /// 未启动
        NotStarted = "not_started";
        /// 修订中
        Running = "running" ["正在修订"];
        /// 已完成
        Done = "done" ["完成", "修订完成"];
    }
}

closed! {
    /// 述责述廉层级
    "duty_level" DutyLevel {
        /// 向县纪委全委会
        Plenum = "plenum" ["向纪委全委会", "县纪委全委会"];
        /// 向派驻机构
        Stationed = "stationed" ["向县纪委派驻机构", "派驻机构"];
    }
}

closed! {
    /// 媒体级别
    "media_level" MediaLevel {
        /// 中央
        Central = "central" ["中央级", "国家级"];
        /// 省
        Province = "province" ["省级"];
        /// 市
        City = "city" ["市级"];
        /// 县
        County = "county" ["县级"];
    }
}

closed! {
    /// 报送种类
    "submission_kind" SubmissionKind {
        /// 报告
        Report = "report" ["工作报告"];
        /// 报表
        Form = "form" ["统计表"];
    }
}

closed! {
    /// 口径事项
    "counting_question" CountingQuestion {
        /// 听取汇报的会议(F005)
        MeetingsHeard = "meetings_heard" ["听取汇报"];
        /// 建立健全的制度(F135)
        RegulationsInForce = "regulations_in_force" ["建立健全制度"];
        /// 措施总数(K-42)
        MeasuresTotal = "measures_total" ["措施总数"];
        /// 通报批评的件和人(F118)
        Circulars = "circulars" ["通报批评"];
    }
}

closed! {
    /// 选用口径
    "counting_answer" CountingAnswer {
        /// 含在各类会议之内
        WithinMeetings = "within_meetings";
        /// 另行召开的汇报会
        OwnMeetings = "own_meetings";
        /// 新建加已完成修订
        NewAndRevised = "new_and_revised";
        /// 新建加全部保留修订
        NewAndKept = "new_and_kept";
        /// 细化措施不另计
        RefinedWithin = "refined_within";
        /// 细化措施另计
        RefinedAdded = "refined_added";
        /// 以内部通报计
        ByPublications = "by_publications";
        /// 以通报批评处理计
        BySanctions = "by_sanctions";
    }
}

closed! {
    /// 措施对象
    "target_kind" MeasureTarget {
        /// 单位
        Unit = "unit";
        /// 一把手
        Head = "head" ["主要负责人", "单位一把手"];
        /// 分管领导
        Deputy = "deputy";
    }
}

closed! {
    /// 资金状态
    "recovery_status" RecoveryStatus {
        /// 应清退
        Due = "due" ["待清退"];
        /// 已清退
        Returned = "returned" ["清退"];
        /// 已清理
        Cleared = "cleared" ["清理"];
        /// 已上缴
        PaidIn = "paid_in" ["上缴"];
        /// 已退还群众
        Refunded = "refunded" ["退还群众"];
        /// 追缴中
        Pursuing = "pursuing";
    }
}

closed! {
    /// 通报范围
    "publication_scope" PublicationScope {
        /// 内部
        Internal = "internal" ["内部通报"];
        /// 全县
        County = "county" ["全县通报"];
        /// 公开
        Public = "public" ["公开曝光"];
    }
}

closed! {
    /// 责任类型
    "resp_kind" RespKind {
        /// 主体责任
        Main = "main";
        /// 监督责任
        Supervisory = "supervisory";
        /// 领导责任
        Leading = "leading";
        /// 主要领导责任
        LeadingMain = "leading_main";
        /// 重要领导责任
        LeadingImportant = "leading_important";
        /// 全面领导责任
        LeadingOverall = "leading_overall";
    }
}

closed! {
    /// 督查角色
    "inspection_role" InspectionRole {
        /// 参与
        Participant = "participant" ["参与单位"];
        /// 被查
        Inspected = "inspected" ["被查单位"];
    }
}

closed! {
    /// 督查问题性质
    "severity" Severity {
        /// 立行立改
        AtOnce = "at_once" ["立即整改"];
        /// 限期整改
        ByDay = "by_day" ["限期"];
        /// 长期整改
        LongTerm = "long_term" ["长期"];
        /// 移交线索
        ToClue = "to_clue";
    }
}

closed! {
    /// 督查问题状态
    "finding_status" FindingStatus {
        /// 待下发
        ToSend = "to_send";
        /// 整改中
        Fixing = "fixing" ["正在整改"];
        /// 待核验
        ToVerify = "to_verify" ["待核查"];
        /// 已销号
        Closed = "closed" ["销号"];
        /// 退回重改
        Returned = "returned" ["退回"];
        /// 转长期
        LongTerm = "long_term" ["长期整改"];
        /// 移交线索
        ToClue = "to_clue";
    }
}
