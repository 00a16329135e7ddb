//! Cases, matters and persons: what sections one, two and four of the report say of the same work.

use super::RULE;
use crate::checks::counts;
use crate::checks::rule::{Kind, On, Relation, Rule, Side, must, of, own};
use crate::checks::severity::Severity::{Error, Explain, Hint};
use crate::figures::figure::Basis::{Case, Incident, Person};

const ONE_PERSON_ONE_CASE: &str = "立案一人一案，件数应等于人数；按起计的分项一起多人计一件，与立案数并列时须注明计数单位";

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: "K-01",
        kind: Kind::Equal,
        title: "“四风”类案件与查处的人数",
        relation: "一（二）“四风”类案件人数＝四、查处人数",
        asks: "是否同一批人？若是，两处件数不同须作说明（见K-02）。",
        advice: "请核对不同的人员：查处而未归入“四风”的，报告中应说明范围；已归入而未立案的，请补登案件或改正事项人员。",
        on: On::Records(&[must(Side::One(of("F022", Person)), Relation::Same, Side::One(of("F113", Person)), Explain)]),
        source: "报告一（二）、四",
        ..RULE
    },
    Rule {
        code: "K-02",
        kind: Kind::Equal,
        title: "“四风”类案件与立案的件数",
        relation: "一（二）“四风”类案件件数＝四、立案件数；两处计数单位不同的须注明",
        asks: "同是“件”而数不同：是否一处按起计、一处按一人一案计？请注明计数单位，或改正其一。",
        advice: "请在报告中注明：“四风”类案件按起计，立案按一人一案计；确非计数单位所致的，请核对记录。",
        on: On::Records(&[
            must(Side::One(of("F022", Incident)), Relation::Equal, Side::One(of("F112", Case)), Explain),
            must(Side::One(of("F022", Incident)), Relation::Same, Side::One(of("F112", Incident)), Explain),
        ]),
        source: "报告一（二）、四",
        ..RULE
    },
    Rule {
        code: "K-04",
        kind: Kind::PerPerson,
        title: "立案一人一案",
        relation: "立案件数＝立案人数",
        asks: "一人一案，则同表各分项也应件数等于人数（见K-05至K-08）。",
        advice: "请核对：一人在期内有两件案件的，是否应并案；立案对象为单位的，报告中应单列。",
        on: On::Records(&[must(Side::One(of("F112", Case)), Relation::Equal, Side::One(of("F112", Person)), Explain)]),
        source: "报告四",
        ..RULE
    },
    Rule {
        code: "K-05",
        kind: Kind::PerPerson,
        title: "违反八项规定的件与人",
        relation: ONE_PERSON_ONE_CASE,
        asks: "分项按起计，总数按案件计，一句之内混用两种计数单位？",
        advice: "请在报告中注明本项按起计，一起多人。",
        on: On::Records(&[must(Side::One(of("F115", Incident)), Relation::Equal, Side::One(of("F115", Person)), Hint)]),
        source: "报告四",
        ..RULE
    },
    Rule {
        code: "K-06",
        kind: Kind::PerPerson,
        title: "“小官”案件的件与人",
        relation: ONE_PERSON_ONE_CASE,
        asks: "分项按起计，总数按案件计，一句之内混用两种计数单位？",
        advice: "请在报告中注明本项按起计，一起多人。",
        on: On::Records(&[must(Side::One(of("F117", Incident)), Relation::Equal, Side::One(of("F117", Person)), Hint)]),
        source: "报告四",
        ..RULE
    },
    Rule {
        code: "K-07",
        kind: Kind::PerPerson,
        title: "通报批评的件与人",
        relation: ONE_PERSON_ONE_CASE,
        asks: "分项按起计，总数按案件计，一句之内混用两种计数单位？",
        advice: "请在报告中注明本项按起计，一起多人。",
        on: On::Records(&[must(Side::One(of("F118", Incident)), Relation::Equal, Side::One(of("F118", Person)), Hint)]),
        source: "报告四",
        ..RULE
    },
    Rule {
        code: "K-08",
        kind: Kind::PerPerson,
        title: "移送司法的件与人",
        relation: "移送司法一人一件，件数＝人数",
        asks: "移送的是否就是窝案中的几名村（社区）支部书记（见K-32）？",
        advice: "请核对：同一人移送两次的，是否重复登记。",
        on: On::Records(&[must(Side::One(of("F119", Case)), Relation::Equal, Side::One(of("F119", Person)), Hint)]),
        source: "报告四",
        ..RULE
    },
    Rule {
        code: "K-17",
        kind: Kind::PartOf,
        title: "立案不多于初核",
        relation: "立案件数≤初核件数",
        asks: "立案率是否偏高？未立案的线索如何了结？",
        advice: "请核对：上年初核、本年立案的，或未经初核立案的，应在报告中说明。",
        on: On::Records(&[must(
            Side::One(of("F112", Case)),
            Relation::AtMost,
            Side::One(of("F111", crate::figures::figure::Basis::Clue)),
            Explain,
        )]),
        source: "报告四",
        ..RULE
    },
    Rule {
        code: "K-18",
        kind: Kind::Flow,
        title: "立案、查处、结案相等",
        relation: "立案＝查处＝结案（件、人）；有结转的，上年结转＋本年立案＝本年结案＋年末未结",
        asks: "没有上年结转，也没有年末未结？12月立的案是否当月结案？",
        advice: "数不相等属有结转或在办，请在报告中写明上年结转和期末未结数。",
        on: On::Records(&[
            must(Side::One(of("F112", Case)), Relation::Equal, Side::One(of("F113", Case)), Explain),
            must(Side::One(of("F112", Case)), Relation::Equal, Side::One(of("F114", Case)), Explain),
            must(Side::One(of("F112", Person)), Relation::Equal, Side::One(of("F113", Person)), Explain),
            must(Side::One(of("F112", Person)), Relation::Equal, Side::One(of("F114", Person)), Explain),
        ]),
        source: "报告四",
        ..RULE
    },
    Rule {
        code: "K-26",
        kind: Kind::PartOf,
        title: "各分项人数在立案人数之内",
        relation: "八项规定、“小官”、通报批评、手机报曝光、移送司法、“惠农”、工作组各项人数≤立案人数，且是其中的人",
        asks: "分项是否都是立案的人？“惠农”是否都在“小官”之内？",
        advice: "不在立案人员之内的，可能系上年立案、本年查结，或未立案，请核对并在报告中说明。",
        on: On::Records(&[
            must(Side::One(of("F115", Person)), Relation::PartOf, Side::One(of("F112", Person)), Error),
            must(Side::One(of("F117", Person)), Relation::PartOf, Side::One(of("F112", Person)), Error),
            must(Side::One(of("F118", Person)), Relation::PartOf, Side::One(of("F112", Person)), Error),
            must(Side::One(of("F088", Person)), Relation::PartOf, Side::One(of("F112", Person)), Error),
            must(Side::One(of("F119", Person)), Relation::PartOf, Side::One(of("F112", Person)), Error),
            must(Side::One(of("F072", Person)), Relation::PartOf, Side::One(of("F117", Person)), Error),
            must(Side::One(of("F065", Person)), Relation::PartOf, Side::One(of("F112", Person)), Error),
        ]),
        source: "报告一（二）、二、四",
        ..RULE
    },
    Rule {
        code: "K-27",
        kind: Kind::PartOf,
        title: "各分项件数在“四风”类案件之内",
        relation: "八项规定、“小官”、内部通报、手机报曝光各项件数（起）≤“四风”类案件件数（起），且是其中的事项",
        asks: "分项是否都是“四风”类案件？",
        advice: "不在“四风”类案件之内的事项，请核对主题标签或在报告中说明范围。",
        on: On::Records(&[
            must(Side::One(of("F115", Incident)), Relation::PartOf, Side::One(of("F022", Incident)), Error),
            must(Side::One(of("F086", Incident)), Relation::PartOf, Side::One(of("F022", Incident)), Error),
            must(Side::One(of("F087", Incident)), Relation::PartOf, Side::One(of("F022", Incident)), Error),
            must(Side::One(of("F088", Incident)), Relation::PartOf, Side::One(of("F022", Incident)), Error),
        ]),
        source: "报告一（二）、二、四",
        ..RULE
    },
    Rule {
        code: "K-28",
        kind: Kind::PartOf,
        title: "八项规定在“四风”之内",
        relation: "违反八项规定的件、人都在“四风”类案件之内",
        asks: "“四风”之中八项规定以外的占多数，是否主要为群众身边腐败，“四风类”一词是否恰当？",
        advice: "请核对事项的主题标签：违反八项规定的也应标“四风”。",
        on: On::Records(&[
            must(Side::One(of("F115", Incident)), Relation::PartOf, Side::One(of("F022", Incident)), Error),
            must(Side::One(of("F115", Person)), Relation::PartOf, Side::One(of("F022", Person)), Error),
        ]),
        source: "报告一（二）、四",
        ..RULE
    },
    Rule {
        code: "K-30",
        kind: Kind::PartOf,
        title: "工作组办案在全县立案之内",
        relation: "工作组立案查处的件、人在全县立案之内，且都在工作组所驻乡镇",
        asks: "一镇占全县多少？案件是否都在所驻乡镇？",
        advice: "请核对案件的办案方式、工作组和单位。",
        on: On::Records(&[
            must(Side::One(of("F065", Case)), Relation::PartOf, Side::One(of("F112", Case)), Error),
            must(Side::One(of("F065", Person)), Relation::PartOf, Side::One(of("F112", Person)), Error),
            must(Side::One(of("F065", Case)), Relation::Same, Side::One(own(&counts::AT_THE_STATION, Case)), Explain),
        ]),
        source: "报告二（三）、四",
        ..RULE
    },
    Rule {
        code: "K-31",
        kind: Kind::PartOf,
        title: "窝案人员在工作组办案之内",
        relation: "窝案中的村（社区）支部书记都在工作组立案查处的人员之内",
        asks: "这几名是在其内还是在其外？窝案计一起还是计若干件？",
        advice: "请核对窝案人员是否都由工作组立案。",
        on: On::Records(&[must(Side::One(of("F066", Person)), Relation::PartOf, Side::One(of("F065", Person)), Explain)]),
        source: "报告二（三）",
        ..RULE
    },
    Rule {
        code: "K-32",
        kind: Kind::PartOf,
        title: "受贿窝案人员均已移送司法",
        relation: "受贿窝案的村（社区）支部书记都在移送司法机关的人员之内",
        asks: "受贿涉嫌犯罪应当移送，是否就是这几名？全县再无其他涉嫌犯罪的？",
        advice: "窝案人员尚未移送的，请核对移送登记或说明理由。",
        on: On::Records(&[must(Side::One(of("F066", Person)), Relation::PartOf, Side::One(of("F119", Person)), Explain)]),
        source: "报告二（三）、四",
        ..RULE
    },
    Rule {
        code: "K-33",
        kind: Kind::PartOf,
        title: "时任党委书记在“一案双查”之内",
        relation: "因工作组窝案被追究主体责任的时任党委书记在“一案双查”人员之内",
        asks: "该镇是否计在“一案双查”的件数、人数之内？",
        advice: "请核对问责登记的触发事项和决定日期。",
        on: On::Records(&[must(Side::One(of("F067", Person)), Relation::PartOf, Side::One(of("F101", Person)), Error)]),
        source: "报告二（三）、三（三）",
        ..RULE
    },
    Rule {
        code: "K-34",
        kind: Kind::PerPerson,
        title: "“一案双查”人数不少于件数",
        relation: "“一案双查”人数≥件数",
        asks: "件数多于人数：是否有只问责党组织的，或一人因几件被问责？",
        advice: "请核对：只问责党组织的、一人因数件被问责的，应在报告中说明。",
        on: On::Records(&[must(Side::One(of("F101", Person)), Relation::AtLeast, Side::One(of("F101", Incident)), Hint)]),
        source: "报告三（三）",
        ..RULE
    },
    Rule {
        code: "K-35",
        kind: Kind::PartOf,
        title: "“一案双查”的事项在查处之内",
        relation: "“一案双查”件数≤查处案件所涉事项（起），且是其中的事项",
        asks: "双查的比例是否与“坚持”相称？被问责人是否也在立案人数之内？",
        advice: "触发事项不在本期查处之内的，可能系上年查处，请在报告中说明。",
        on: On::Records(&[must(Side::One(of("F101", Incident)), Relation::PartOf, Side::One(of("F113", Incident)), Error)]),
        source: "报告三（三）、四",
        ..RULE
    },
    Rule {
        code: "K-55",
        kind: Kind::Complete,
        title: "结案均有处分处理",
        relation: "结案案件都登记有处分处理（含免予处分）",
        asks: "结案人数有了，党纪、政纪处分各多少人，四种形态各多少人？",
        advice: "请为结案而无处分处理登记的案件补登处分处理。",
        on: On::Records(&[must(
            Side::One(own(&counts::CLOSED_AND_DECIDED, Case)),
            Relation::Same,
            Side::One(of("F114", Case)),
            Explain,
        )]),
        source: "报告四",
        ..RULE
    },
    Rule {
        code: "K-56",
        kind: Kind::PerPerson,
        title: "单位不作为立案对象混计",
        relation: "立案件数之中没有以单位为对象的案件",
        asks: "单位违纪是否也计一件？若计，件数不等于人数。",
        advice: "以单位为对象的案件，报告中应单列，不与一人一案混计。",
        on: On::Records(&[must(Side::One(of("B092", Case)), Relation::NoneOf, Side::One(of("F112", Case)), Explain)]),
        source: "报告四",
        ..RULE
    },
    Rule {
        code: "K-58",
        kind: Kind::PartOf,
        title: "查处不少于立案",
        relation: "查处件数≥立案件数",
        asks: "“查处”是否含未立案而作第一种形态处理的？立案未查结的有多少？",
        advice: "查处少于立案，说明有案件在办，请在报告中写明在办件数。",
        on: On::Records(&[must(Side::One(of("F113", Case)), Relation::AtLeast, Side::One(of("F112", Case)), Hint)]),
        source: "报告四",
        ..RULE
    },
];
