//! The draft as data: six sections in the order of the county's report (county-report.txt), each place with its
//! sentences. Words only; every number and every name is a slot (see `sentence`). A sentence whose slots have nothing to
//! say is not drafted; one without slots stands where another of its place stands.

use crate::figures::sections::{self, Section};

/// A section of the report.
#[derive(Debug)]
pub struct Chapter {
    /// Its heading and number.
    pub section: &'static Section,
    /// Its places in order.
    pub places: &'static [Place],
}

/// A paragraph of the report, which an office may word itself.
#[derive(Debug)]
pub struct Place {
    /// Its stable name: section and order.
    pub slot: &'static str,
    /// What it begins with.
    pub head: Head,
    /// Its sentences in order.
    pub sentences: &'static [&'static str],
    /// What is said where none of them stands; empty: the place is left out.
    pub otherwise: &'static str,
}

/// What a paragraph begins with.
#[derive(Debug, Clone, Copy)]
pub enum Head {
    /// Nothing.
    None,
    /// A heading of its own, numbered （一）.
    Second(&'static Section),
    /// A part of the section as a point: 一是……。, numbered among the points of its section that are drafted.
    Part(&'static Section),
    /// A point within a part: 一抓……。, numbered likewise.
    Grasp(&'static str),
}

/// The title, after the county.
pub const TITLE: &str = "关于{报告期}开展正风肃纪工作情况的报告";

/// Who the report goes to where nobody has said otherwise.
pub const RECIPIENT: &str = "市纪委办公室";

/// The paragraph before the first section.
pub const OPENING: Place = Place {
    slot: "0.1",
    head: Head::None,
    sentences: &["{县}扎实推进正风肃纪工作，现将{报告期}工作情况报告如下："],
    otherwise: "",
};

/// What a section says in which nothing stands.
pub const NOTHING: &str = "{期}台账中没有此项工作的记录。";

/// The six sections.
pub static CHAPTERS: &[Chapter] = &[
    Chapter {
        section: &sections::CAMPAIGNS,
        places: &[
            Place {
                slot: "1.1",
                head: Head::Second(&sections::LEADERSHIP),
                sentences: &[
                    "县委对正风肃纪工作负总责[，县委书记作为第一责任人，亲自抓部署、抓推动、抓督导{?F007}]。",
                    "{期}县委书记<，:主持召开<、:{F001}县委常委会议|{F002}专题会议|{F003}全县性工作会议>研究部署|{F005}听取工作进展情况汇报|推动解决具体问题{F006}>。",
                    "正风肃纪工作已纳入<，并纳入:领导班子民主生活会述职述廉内容{?F008}|党风廉政建设责任制考核内容{?F009}>。",
                    "县委常委、县纪委书记<，:{F010.leader_id}任{F010.name}组长|坚持每月调度{?F011}|主持召开{F012}县纪委常委会专题研究>。",
                    "县纪委<，:科学制定年度工作计划和实施方案{?F014}|先后召开{F013.title}|推动出台{F015.title:1}>。",
                    "<，:细化分解整改任务{F016}|制定整改措施{F017}>[，各项均明确牵头领导、牵头单位、责任单位、配合部门、整改时限和目标要求{!F018}]。",
                ],
                otherwise: NOTHING,
            },
            Place {
                slot: "1.2",
                head: Head::Second(&sections::LOOK_BACK),
                sentences: &[
                    "对照专项整治和巡视整改“五项专项整治”，从工作作风、服务质量、整改措施三个方面逐项查看<:{?F020}|{?F021}|{?F022}|{?F023}|{?F024}|{?F025}|{?F026}|{?F027}|{?F028}|{?F029}|{?F030}|{?F031}|{?F032}>。",
                ],
                otherwise: "",
            },
            Place {
                slot: "1.3",
                head: Head::Grasp("工作作风的转变"),
                sentences: &[
                    "对<和:基层“苍蝇式腐败”、重点行业和窗口单位开展“回头看”{?F021}|已查处案件涉及的单位、当事人跟踪查看{?F020}>。",
                    "{期}共<，:查处“四风”类案件{F022}（按事项计，多人涉及同一事项的合并计算）|清退违规发放的奖金、津补贴{F023}|给予{F024}失职渎职问题当事人党纪政纪处分>。",
                ],
                otherwise: "",
            },
            Place {
                slot: "1.4",
                head: Head::Grasp("服务质量和水平的提高"),
                sentences: &[
                    "牵头组织{F025}部门和单位开展全县政务村务公开专项督查。",
                    "<，:督促{F026.urged_unit_ids}对全县资金使用情况进行再审计|清理违规使用资金{F027}>。",
                    "<，:对{F028}工作推进落实不力的单位进行全县通报|责令{F029}单位“一把手”向县委作出书面检查>。",
                ],
                otherwise: "",
            },
            Place {
                slot: "1.5",
                head: Head::Grasp("整改措施落实到位"),
                sentences: &[
                    "对照活动中查找出的问题，逐项查看整改措施是否到位、整改效果是否明显。",
                    "<，:对整改效果不明显的{F030}单位“一把手”进行约谈|对存在问题的{F031}单位进行通报并责令限期整改>。",
                    "进一步细化完善整治措施{F032}，巩固和拓展整治效果。",
                ],
                otherwise: "",
            },
        ],
    },
    Chapter {
        section: &sections::PROBLEMS,
        places: &[
            Place {
                slot: "2.1",
                head: Head::Part(&sections::PLANNING),
                sentences: &[
                    "成立由县纪委书记任组长的{F040.name:first}，下设办公室，负责牵头抓总、组织协调、谋划指导和检查督办。",
                    "<，:印发{F041.title}|明确工作任务、形象进度、保障措施、牵头和配合单位{?F042}|建立定点联系、分片督导工作机制{?F043}>。",
                ],
                otherwise: "",
            },
            Place {
                slot: "2.2",
                head: Head::Part(&sections::CHANNELS),
                sentences: &[
                    "<，:着力打造{F050.name}|畅通{F044.channel}等信访举报渠道>。",
                    "将<和:{F045}乡镇（街道）|{F046}县级部门>划分为{F047}片区[，<，:及时协调信访件办理中的疑难问题{?F048}|安排专人收集回应群众诉求、及时跟踪反馈{?F049}>]。",
                ],
                otherwise: "",
            },
            Place {
                slot: "2.3",
                head: Head::Part(&sections::CLUES),
                sentences: &[
                    "对重点线索实行台账式管理、项目化落实{?F060}。",
                    "{期}共排查涉及“四风”问题线索{F061}[，通过定期召集反腐败协调会议增强工作合力{?F062}]。",
                    "[针对群众上访集中的问题，{?F064}]从多部门抽调力量组建{F063.name}，常驻{F063.station_unit_id}开展工作。",
                    "工作组<，:立案查处{F065}（一人一案）|查实{F066}村（社区）党组织书记受贿窝案|启动“一案双查”，对履行主体责任不力的时任党委书记{F067}追究责任>。",
                ],
                otherwise: "",
            },
            Place {
                slot: "2.4",
                head: Head::Part(&sections::LIVELIHOOD),
                sentences: &[
                    "督促有关部门打造“阳光三农”网络服务平台，受理群众举报和监督{?F070}。",
                    "督促对农村财务开展{F071.audit_kind}，将审计结果及时向村民公布。",
                    "{期}共查处挪用、侵占“惠农”资金等案件，涉及基层干部{F072}。",
                    "<，:加强对{F073.name}等工作的监督|解决群众关心的{F074.kind_code}等民生事项>。",
                    "有关经验做法被{F075.medium_code}刊载。",
                ],
                otherwise: "",
            },
            Place {
                slot: "2.5",
                head: Head::Part(&sections::JOINT_WORK),
                sentences: &[
                    "将乡镇（街道）纪委（纪工委）和县级部门纪检组划分为{F080}联合办案组[，实行{F081.mode}办案]。",
                    "突出执纪问责，<，:修订{F083.title}|对有案不查、压案不办、瞒案不报或者查办不力的单位负责人严格问责{?F084}|对问题频发、整改不力的单位实行“一案双查”{?F085}>。",
                    "{期}累计<，:查处村（社）和基层站所党员干部违纪违法案件{F086}|内部通报“四风”和腐败案件{F087}|利用《{县}廉政手机报》公开曝光{F088}>（均按事项计）。",
                ],
                otherwise: "",
            },
        ],
    },
    Chapter {
        section: &sections::SUPERVISION,
        places: &[
            Place {
                slot: "3.1",
                head: Head::Part(&sections::INSPECTIONS),
                sentences: &[
                    "<，:印发{F090.title}|结合{F091.name}等活动下沉督查>。",
                    "{期}重点督查{F092}，查看{F092.disciplines}执行落实情况。",
                    "<，:采取不打招呼的方式对各单位作风建设情况随机抽查{?F093}|紧盯{F094.festival_node:4}节点暗访巡查|认真受理作风建设方面的投诉举报并快查快办{?F095}>。",
                ],
                otherwise: "",
            },
            Place {
                slot: "3.2",
                head: Head::Part(&sections::FINDINGS),
                sentences: &[
                    "实行“台账销号”制度，对发现的问题逐一建立台账、列出清单、下发督办通知，限期整改，整改后销号{?F096}。",
                    "建立典型问题通报制度，通过{F097.medium}等方式通报曝光。",
                    "坚持监督检查工作备案制度，检查情况和处理结果作为年度党风廉政建设责任制考核的量化内容{?F098}。",
                ],
                otherwise: "",
            },
            Place {
                slot: "3.3",
                head: Head::Part(&sections::ACCOUNTABILITY),
                sentences: &[
                    "把顶风违反中央八项规定精神列入纪律审查重点{?F099}。",
                    "{期}共“一案双查”{F101}（按引发问责的事项计）[，追究的责任包括{F100.resp_kind}]。",
                ],
                otherwise: "{期}未发生需要“一案双查”的情形。",
            },
        ],
    },
    Chapter {
        section: &sections::CASES,
        places: &[
            Place {
                slot: "4.1",
                head: Head::None,
                sentences: &[
                    "{期}共<，:受理涉及群众身边的“四风”和腐败问题的信访举报{F110}|初核{F111}|立案{F112}|查处{F113}|结案{F114}>（案件均按一人一案计）。",
                    "按事项计（多人涉及同一事项的合并计算），<，:查处违反中央八项规定精神问题{F115}|涉及村（社区）干部、基层站所主要负责人等“小官”{F117}|通报批评{F118.incident}{F118.person}>。",
                    "<，:查处乡科级“一把手”案{F116}|移送司法机关{F119}>（均按一人一案计）。",
                    "给予党纪政纪处分{F120}。",
                    "另对{F118.unit}单位通报并责令限期整改。",
                ],
                otherwise: "{期}未发生受理、立案、查处的案件。",
            },
            Place {
                slot: "4.2",
                head: Head::None,
                sentences: &["通过查处和通报，推动执行落实和干部作风转变，达到查处个案、警示一片、教育全面的效果{?F113}。"],
                otherwise: "",
            },
        ],
    },
    Chapter {
        section: &sections::REGULATIONS,
        places: &[
            Place {
                slot: "5.1",
                head: Head::Part(&sections::CLEAN_UP),
                sentences: &[
                    "抽调有关部门人员组建{F130}专项问题治理工作小组[，各组和各项制度均落实了牵头单位和协助部门{!F136}]。",
                    "<，:对全县{F131}规章制度进行全面清理|废除过期的和约束力、实效性、操作性差的制度{F132}>。",
                ],
                otherwise: "",
            },
            Place {
                slot: "5.2",
                head: Head::Part(&sections::REVISION),
                sentences: &[
                    "对清理后仍有保留价值的{F133}规章制度，针对存在的缺陷或者问题逐项修订完善[，其中已经修订完成{F133.revise_status=done}][，正在修订{F133.revise_status=running}]。",
                ],
                otherwise: "",
            },
            Place {
                slot: "5.3",
                head: Head::Part(&sections::NEW_RULES),
                sentences: &[
                    "新制定规章制度{F134}[，包括{F137.title}]。",
                    "全县共建立健全各项规章制度{F135}（{口径:F135}），形成用制度管人管事管钱的常态化机制。",
                ],
                otherwise: "",
            },
        ],
    },
    Chapter { section: &sections::NEXT_STEPS, places: &[] },
];

/// How the last section begins.
pub const SHORT: &str = "正风肃纪是经常性工作，仍有一些问题亟待解决，主要是：";

/// What it says where neither the office nor a figure names anything that falls short.
pub const NO_SHORT: &str = "对照上级要求，正风肃纪工作仍需持续深化。";

/// How the next steps begin.
pub const NEXT: &str = "下一步，将按照上级要求，把正风肃纪工作进一步落到实处，重点做好以下工作。";

/// What the last section says of the year's shortcomings where the office has entered none: only what figures show.
pub const SHORTCOMINGS: &[&str] = &[
    "少数单位对正风肃纪工作的重要性认识不足，{期}有{F028}单位因工作推进落实不力被全县通报",
    "有的单位整改措施落实不到位，{F030}单位整改效果不明显，{F031}单位被责令限期整改",
    "制度修订进度还不够快，应当修订完善的{F133}规章制度中仍有一部分尚未修订完成",
    "监督检查和追究问责力度还有待加强，{期}“一案双查”{F101}",
];

/// What it says of the next steps where the office has entered none.
pub const NEXT_STEPS: &[(&str, &str)] = &[
    (
        "继续提升思想认识",
        "进一步认识开展正风肃纪工作的重要性和必要性，督促各单位“一把手”把专项整治摆在重要位置，敢抓敢管、敢于负责，以钉钉子精神持续推进。",
    ),
    (
        "继续加强宣传教育",
        "通过会议、专题学习会等形式，组织党员干部、村“两委”干部学习上级有关文件精神；利用党务政务公开栏、横幅标语、村民大会和远程教育等平台广泛宣传，形成正风肃纪的浓厚氛围。",
    ),
    (
        "扎实抓好整改落实",
        "切实履行专项整治牵头部门职责，及时研究解决工作中的突出问题；对整改不得力、群众不满意的问题，着力改到位、落实好，并从制度层面跟进，建立长效机制。",
    ),
    (
        "持续高悬纪律利剑",
        "通过现场查察、实地暗访等途径，对违规使用公务用车、公款吃喝等行为开展明察暗访；发现问题及时调查核实，情节轻微的批评教育，情节严重的坚决查处，发现一起、查处一起。",
    ),
];

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::sentence::{Node, Slot, parse, slots};
    use super::super::values::is_known;
    use super::*;
    use crate::figures;
    use std::collections::BTreeSet;

    /// Every sentence with its place.
    fn sentences() -> Vec<(&'static str, Vec<Node>)> {
        let places = CHAPTERS.iter().flat_map(|chapter| chapter.places).chain([&OPENING]);
        let mut all: Vec<(&str, &str)> =
            places.flat_map(|place| place.sentences.iter().chain([&place.otherwise]).map(|text| (place.slot, *text))).collect();
        all.extend(SHORTCOMINGS.iter().map(|text| ("6.1", *text)));
        all.extend([("title", TITLE), ("nothing", NOTHING)]);
        all.into_iter().map(|(slot, text)| (slot, parse(text).unwrap())).collect()
    }

    /// Whether a figure has a basis or unit of this name, or the rows behind it or behind a fact a field.
    fn has_part(code: &str, part: &str) -> bool {
        let part = part.split([':', '=']).next().unwrap_or("");
        let field = |register: &str| crate::registers::named(register).is_some_and(|register| register.field(part).is_some());
        match (figures::named(code), figures::evidence::named(code)) {
            (Ok(figure), _) => {
                let mut bases = figure.bases();
                bases.any(|counted| counted.unit == part || counted.basis.word() == part || field(counted.register))
            }
            (Err(_), Ok(fact)) => fact.shown.iter().flat_map(|shown| shown.printed).any(|counted| field(counted.register)),
            (Err(_), Err(_)) => false,
        }
    }

    #[test]
    fn every_slot_leads_to_a_figure_a_fact_or_a_ratio() {
        let mut wrong = Vec::new();
        for (place, nodes) in sentences() {
            for slot in slots(&nodes) {
                let part = match slot {
                    Slot::Shown(code, Some(part)) => Some(has_part(code, part)),
                    _ => None,
                };
                if !is_known(slot) || part == Some(false) {
                    wrong.push(format!("{place} {}", slot.token()));
                }
            }
        }
        assert_eq!(wrong, Vec::<String>::new(), "slots that lead nowhere");
    }

    #[test]
    fn places_are_named_once_and_no_number_is_typed() {
        let mut known = BTreeSet::new();
        for place in CHAPTERS.iter().flat_map(|chapter| chapter.places) {
            assert!(known.insert(place.slot), "{} twice", place.slot);
        }
        for (place, nodes) in sentences() {
            let words = |nodes: &[Node]| -> String {
                nodes
                    .iter()
                    .filter_map(|node| if let Node::Words(words) = node { Some(words.as_str()) } else { None })
                    .collect()
            };
            assert!(!words(&nodes).contains(|c: char| c.is_ascii_digit()), "{place} types a number");
        }
    }
}
