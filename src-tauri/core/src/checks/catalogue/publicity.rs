//! Bulletins and measures on units: what sections one, two and four say of the same bulletins and the same units.

use super::RULE;
use crate::checks::counts;
use crate::checks::rule::{Kind, On, Relation, Rule, Side, must, of, own};
use crate::checks::severity::Severity::{Error, Explain, Hint};
use crate::figures::figure::Basis::{Incident, Person, Unit};

pub(super) static RULES: &[Rule] = &[
    Rule {
        code: "K-19",
        kind: Kind::Twice,
        title: "内部通报与通报批评的件数",
        relation: "二（五）内部通报是印发通报，四、通报批评是对人的处理，两事不应是同一批",
        asks: "同一个数，是发了通报，还是给了通报批评的处理？",
        advice: "两处数出自同一批通报，请在报告中统一用语；确系处理措施的，请在处分处理中登记并改选口径。",
        on: On::Records(&[must(Side::One(of("F087", Incident)), Relation::OtherRows, Side::One(of("F118", Incident)), Hint)]),
        source: "报告二（五）、四",
        ..RULE
    },
    Rule {
        code: "K-20",
        kind: Kind::Twice,
        title: "内部通报与通报批评的人数",
        relation: "二（五）内部通报人数＝四、通报批评人数",
        asks: "通报批评若是处理措施，属第一种形态，立案的人一般另有处分。",
        advice: "两处不一致，请核对通报登记与所选口径。",
        on: On::Records(&[must(Side::One(of("F087", Person)), Relation::Same, Side::One(of("F118", Person)), Explain)]),
        source: "报告二（五）、四",
        ..RULE
    },
    Rule {
        code: "K-21",
        kind: Kind::Twice,
        title: "通报单位两处一致",
        relation: "四、通报单位数＝一（二）通报并责令限期整改的单位数",
        asks: "两处是否同一批单位？",
        advice: "同一个数两处印出，应当一致，请核对对单位措施登记。",
        on: On::Records(&[must(Side::One(of("F118", Unit)), Relation::Same, Side::One(of("F031", Unit)), Error)]),
        source: "报告一（二）、四",
        ..RULE
    },
    Rule {
        code: "K-22",
        kind: Kind::Equal,
        title: "通报单位是否含全县通报",
        relation: "四、通报单位数＝一（二）全县通报与通报限期整改的单位合并（不重复计）",
        asks: "全县通报的单位不在第四部分通报单位之内，有无重叠？",
        advice: "请在报告中说明通报单位只指通报并责令限期整改的单位，或改为合并计数。",
        on: On::Records(&[must(
            Side::One(of("F118", Unit)),
            Relation::Same,
            Side::Union(&[of("F028", Unit), of("F031", Unit)]),
            Explain,
        )]),
        source: "报告一（二）、四",
        ..RULE
    },
    Rule {
        code: "K-23",
        kind: Kind::PartOf,
        title: "书面检查单位在全县通报之内",
        relation: "责令书面检查的单位都在全县通报的单位之内",
        asks: "作书面检查的单位是否在被通报的单位之内？",
        advice: "请核对；确不在其内的，报告中应分开写。",
        on: On::Records(&[must(Side::One(of("F029", Unit)), Relation::PartOf, Side::One(of("F028", Unit)), Explain)]),
        source: "报告一（二）",
        ..RULE
    },
    Rule {
        code: "K-24",
        kind: Kind::PartOf,
        title: "约谈单位在通报限期整改之内",
        relation: "约谈的单位都在通报并责令限期整改的单位之内",
        asks: "约谈的单位是在其内还是另有？",
        advice: "请核对；确不在其内的，报告中应分开写。",
        on: On::Records(&[must(Side::One(of("F030", Unit)), Relation::PartOf, Side::One(of("F031", Unit)), Explain)]),
        source: "报告一（二）",
        ..RULE
    },
    Rule {
        code: "K-25",
        kind: Kind::Twice,
        title: "“小官”两处一致",
        relation: "二（五）村（社）和基层站所案件＝四、“小官”案件（件、人），与案件登记的身份一致",
        asks: "两处用语不同：是否含非党员村干部和站所一般人员？",
        advice: "同一个数两处印出，应当一致，请核对人员身份。",
        on: On::Records(&[
            must(Side::One(of("F086", Incident)), Relation::Same, Side::One(of("F117", Incident)), Error),
            must(Side::One(of("F086", Person)), Relation::Same, Side::One(of("F117", Person)), Error),
            must(
                Side::One(of("F117", Person)),
                Relation::Same,
                Side::One(own(&counts::PETTY_OFFICIALS_BY_CASE, Person)),
                Explain,
            ),
        ]),
        source: "报告二（五）、四",
        ..RULE
    },
    Rule {
        code: "K-29",
        kind: Kind::PartOf,
        title: "手机报曝光在内部通报之内",
        relation: "手机报公开曝光的件、人都在内部通报之内",
        asks: "是其中一部分，还是另外曝光的？公开的共多少件？",
        advice: "请核对；曝光的未经内部通报的，报告中应分开写。",
        on: On::Records(&[
            must(Side::One(of("F088", Incident)), Relation::PartOf, Side::One(of("F087", Incident)), Explain),
            must(Side::One(of("F088", Person)), Relation::PartOf, Side::One(of("F087", Person)), Explain),
        ]),
        source: "报告二（五）",
        ..RULE
    },
];
