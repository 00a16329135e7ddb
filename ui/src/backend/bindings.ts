// Made from src-tauri/src/commands.in and src-tauri/src/wire by `UPDATE=1 cargo test -p zhengfeng --test bindings`.

/**
 * A relation no record decides.
 */
export type AbsentCard = { 
/**
 * K-03.
 */
rule: string, 
/**
 * What it would watch.
 */
title: string, 
/**
 * Why it is not decided.
 */
why: string, };

/**
 * An account.
 */
export type AccountCard = { 
/**
 * Name.
 */
name: string, 
/**
 * The desk's word.
 */
role: string, 
/**
 * The desk's label.
 */
label: string, 
/**
 * The person behind it, where it may be told.
 */
person: string | null, 
/**
 * Disabled accounts open nothing.
 */
disabled: boolean, 
/**
 * Whether it opens sealed fields.
 */
identity: boolean, };

/**
 * The name of an account.
 */
export type AccountName = { 
/**
 * Name.
 */
name: string, };

/**
 * A new account.
 */
export type AccountWish = { 
/**
 * Name: lower-case letters, digits, - and _.
 */
name: string, 
/**
 * The desk's word.
 */
role: string, 
/**
 * First password.
 */
password: string, 
/**
 * The person behind it (id of a row of persons), for desks that see what is assigned to them.
 */
person: string | null, };

/**
 * What can be taken back, and what can be done again.
 */
export type ActsCard = { 
/**
 * The newest act that can be taken back.
 */
undo: string | null, 
/**
 * The newest act that was taken back.
 */
redo: string | null, };

/**
 * A new record.
 */
export type AddWish = { 
/**
 * The register.
 */
register: string, 
/**
 * The record it is a line of.
 */
of: string | null, 
/**
 * What was typed, by field name. Links by id or by name.
 */
boxes: { [key in string]: string }, 
/**
 * New lines that come with it, by the field that holds them: boxes of each line.
 */
lines: { [key in string]: Array<{ [key in string]: string }> }, 
/**
 * The draft that is dropped once it is saved.
 */
draft: string | null, };

/**
 * A set of rows given from elsewhere.
 */
export type Among = { "kind": "figure" } & Drill | { "kind": "gaps" } & Drill | { "kind": "split" } & SplitDrill | { "kind": "evidence", 
/**
 * The sentence.
 */
code: string, 
/**
 * The period.
 */
period: string, 
/**
 * Which of its registers, the first is 0.
 */
at: number, 
/**
 * Whether those that break it are asked for.
 */
broken: boolean, } | { "kind": "check", 
/**
 * The check.
 */
rule: string, 
/**
 * The period.
 */
period: string, 
/**
 * Whether those of the right side are asked for.
 */
right: boolean, } | { "kind": "due", 
/**
 * The rule.
 */
rule: string, 
/**
 * The register.
 */
register: string, 
/**
 * How they stand.
 */
state: DueState, 
/**
 * What was met late before that year is left out.
 */
year: number, } | { "kind": "rows", 
/**
 * Their ids.
 */
ids: Array<string>, };

/**
 * A checked copy that was made.
 */
export type BackupCard = { 
/**
 * File name.
 */
name: string, 
/**
 * Records in it.
 */
records: number, 
/**
 * Its digest.
 */
sha256: string, };

/**
 * Where a copy goes.
 */
export type BackupWish = { 
/**
 * Asks for a folder (a movable disk); otherwise into the office's own folder.
 */
elsewhere: boolean, };

/**
 * A batch.
 */
export type BatchCard = { 
/**
 * Its id.
 */
batch: string, 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * Which account.
 */
account: string, 
/**
 * The register.
 */
register: string, 
/**
 * File names.
 */
files: Array<string>, 
/**
 * In words: 新增203，更新0 ….
 */
words: string, 
/**
 * Taken back.
 */
withdrawn: boolean, };

/**
 * Names a batch.
 */
export type BatchName = { 
/**
 * Its id.
 */
batch: string, };

/**
 * The task board of a year.
 */
export type BoardCard = { 
/**
 * Tasks in their order.
 */
tasks: Array<TaskCard>, 
/**
 * Measures of the first batch.
 */
measures: number, 
/**
 * Refined measures, counted apart.
 */
refined: number, };

/**
 * A bound number of the draft.
 */
export type BoundCard = { 
/**
 * As it stands in the text.
 */
printed: string, 
/**
 * The figure.
 */
drill: Drill, 
/**
 * What the figure is called.
 */
label: string, 
/**
 * The checks that stand against it: K-02.
 */
checks: Array<string>, };

/**
 * One field of a record.
 */
export type BoxCard = { 
/**
 * The field.
 */
field: string, 
/**
 * As typed into the box: days as `yyyy-MM-dd`, amounts in 元, codes by label, several joined by 、, texts as they are.
 */
text: string, 
/**
 * What it links to.
 */
links: Array<LinkCard>, 
/**
 * Something lies there under seal.
 */
sealed: boolean, 
/**
 * It holds what the register could not read.
 */
unread: boolean, 
/**
 * What the ledger's cell said, where it does not spell the same.
 */
written: string | null, };

/**
 * What a cell of a form is.
 */
export type CellKind = "title" | "head" | "text" | "number" | "sum" | "unknown" | "note";

/**
 * A cell that was not taken.
 */
export type CellRefusal = { 
/**
 * The row; `None` for a row that would be new.
 */
id: string | null, 
/**
 * Position among the edits or, for a paste, the row of the matrix.
 */
row: number, 
/**
 * The field.
 */
field: string, 
/**
 * What is wrong and what to do.
 */
words: string, };

/**
 * How a cell of a preview stands.
 */
export type CellState = "plain" | "inferred" | "doubt" | "bad" | "changed";

/**
 * A record at a step of the chain.
 */
export type ChainRecord = { 
/**
 * Its id.
 */
id: string, 
/**
 * What names it.
 */
label: string, 
/**
 * The day it came to this step.
 */
on: string | null, 
/**
 * What happened, in a few words.
 */
words: string, };

/**
 * One step of the chain.
 */
export type ChainStep = { 
/**
 * The register of the step.
 */
register: string, 
/**
 * 信访, 线索, 事项, 案件, 处分.
 */
label: string, 
/**
 * The records at this step.
 */
records: Array<ChainRecord>, };

/**
 * What a change did to a field.
 */
export type ChangeCard = { 
/**
 * The field.
 */
field: string, 
/**
 * Its label.
 */
label: string, 
/**
 * What it held before, as shown.
 */
before: string, 
/**
 * What it held after.
 */
after: string, 
/**
 * What to put into the box to restore it (`None` where it cannot be restored: sealed, computed).
 */
restore: string | null, };

/**
 * A changed record.
 */
export type ChangeWish = { 
/**
 * The register.
 */
register: string, 
/**
 * Its id.
 */
id: string, 
/**
 * The version the page saw.
 */
version: number, 
/**
 * What was changed, by field name; empty empties.
 */
boxes: { [key in string]: string }, 
/**
 * The draft that is dropped once it is saved.
 */
draft: string | null, };

/**
 * Months and zones for the charts.
 */
export type ChartsCard = { 
/**
 * Clues, cases filed, cases closed: twelve months each.
 */
months: Array<SeriesCard>, 
/**
 * Cases filed by zone.
 */
zones: Array<ZoneBar>, };

/**
 * One check.
 */
export type CheckCard = { 
/**
 * K-12.
 */
rule: string, 
/**
 * The kind of rule: 两数相等.
 */
kind: string, 
/**
 * What it watches, in one line.
 */
title: string, 
/**
 * How it came out.
 */
state: CheckState, 
/**
 * What was found: both numbers, how they differ, why that may be.
 */
words: string, 
/**
 * What a careful reviewer asks.
 */
question: string, 
/**
 * The left side.
 */
left: SideCard, 
/**
 * The right side, where there is one.
 */
right: SideCard | null, 
/**
 * How far they are apart; nothing where they agree.
 */
gap: string | null, 
/**
 * Rows on the left only.
 */
leftOnly: RowsCard | null, 
/**
 * Rows on the right only.
 */
rightOnly: RowsCard | null, 
/**
 * The explanation signed for these numbers.
 */
waiver: WaiverCard | null, 
/**
 * Whether the account may sign one.
 */
mayWaive: boolean, };

/**
 * How a check came out.
 */
export type CheckState = "error" | "explain" | "hint" | "pass";

/**
 * All checks of a period.
 */
export type ChecksCard = { 
/**
 * The period in words.
 */
period: string, 
/**
 * When they were checked, RFC 3339.
 */
checkedAt: string, 
/**
 * The checks that could be decided, in the order of the catalogue.
 */
checks: Array<CheckCard>, 
/**
 * Relations that cannot be decided from records, with the reason.
 */
absent: Array<AbsentCard>, };

/**
 * A rule the report leaves open.
 */
export type ChoiceCard = { 
/**
 * The question, by word.
 */
question: string, 
/**
 * The rule that was used, by word.
 */
taken: string, 
/**
 * The rules there are.
 */
options: Array<ChoiceOption>, };

/**
 * One of the rules for a figure.
 */
export type ChoiceOption = { 
/**
 * Its word.
 */
word: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * The counting rule.
 */
rule: string, };

/**
 * Takes a rule for a year.
 */
export type ChoiceWish = { 
/**
 * The figure.
 */
code: string, 
/**
 * The year.
 */
year: number, 
/**
 * The rule, by word.
 */
word: string, };

/**
 * A file a person chose; its path stays with the desk.
 */
export type ChosenFile = { 
/**
 * What names it from now on.
 */
token: string, 
/**
 * File name.
 */
name: string, 
/**
 * Its size.
 */
bytes: number, };

/**
 * A clock with its counts.
 */
export type ClockCard = { 
/**
 * The rule: D07.
 */
rule: string, 
/**
 * The register its rows stand in.
 */
register: string, 
/**
 * What is due: 线索处置意见.
 */
matter: string, 
/**
 * How long: 1个月.
 */
length: string, 
/**
 * The source of the rule.
 */
basis: string, 
/**
 * How many stand how.
 */
counts: DueCounts, };

/**
 * A step of a close-out.
 */
export type CloseOutStep = { 
/**
 * What the step is, by the label of its field.
 */
label: string, 
/**
 * What was written or decided; empty: not yet.
 */
text: string, 
/**
 * The day.
 */
on: string | null, 
/**
 * It is done.
 */
done: boolean, };

/**
 * A code.
 */
export type CodeCard = { 
/**
 * Stable word.
 */
word: string, 
/**
 * Printed label.
 */
label: string, 
/**
 * Group inside the list, empty where none.
 */
group: string, 
/**
 * First letters of its syllables: `cbhs`.
 */
initials: string, 
/**
 * Other spellings.
 */
synonyms: Array<string>, 
/**
 * First day it may be given; empty: from the beginning.
 */
validFrom: string, 
/**
 * Last day it may be given; empty: still open.
 */
validTo: string, };

/**
 * A code list.
 */
export type CodeListCard = { 
/**
 * Name.
 */
name: string, 
/**
 * What the office calls it.
 */
label: string, 
/**
 * Whether the office may add to it.
 */
open: boolean, 
/**
 * Its codes in the office's order.
 */
codes: Array<CodeCard>, };

/**
 * A column.
 */
export type ColumnFit = { 
/**
 * Zero-based.
 */
column: number, 
/**
 * As a spreadsheet names it.
 */
letter: string, 
/**
 * Its heading; parts of a two-row heading joined by a dot.
 */
heading: string, 
/**
 * Up to five of its texts.
 */
samples: Array<string>, 
/**
 * Where it goes; `None`: nowhere yet.
 */
goal: string | null, 
/**
 * How sure that is.
 */
confidence: Confidence, };

/**
 * Where a column goes.
 */
export type ColumnWish = { 
/**
 * Zero-based.
 */
column: number, 
/**
 * Its heading, for remembering.
 */
heading: string, 
/**
 * The goal; `None`: not imported.
 */
goal: string | null, };

/**
 * Where the columns of a sheet go.
 */
export type ColumnsCard = { 
/**
 * The columns.
 */
columns: Array<ColumnFit>, 
/**
 * Everything a column can be sent to.
 */
goals: Array<GoalCard>, 
/**
 * The columns are known from an earlier import.
 */
remembered: boolean, };

/**
 * Asks where the columns of a sheet go.
 */
export type ColumnsWish = { 
/**
 * The file.
 */
token: string, 
/**
 * The register.
 */
register: string, 
/**
 * The sheet.
 */
sheet: string, 
/**
 * Heading rows, one-based, where the office says them.
 */
headings: [number, number] | null, };

/**
 * Compares two that were handed in, or one with now.
 */
export type CompareWish = { 
/**
 * The earlier one, by id.
 */
earlier: string, 
/**
 * The later one, by id; nothing: the office as it stands.
 */
later: string | null, };

/**
 * Which numbers moved.
 */
export type ComparedCard = { 
/**
 * The numbers that moved.
 */
moved: Array<MovedCard>, 
/**
 * The correction note (更正说明), drafted.
 */
note: string, };

/**
 * How sure a mapping is.
 */
export type Confidence = "sure" | "likely" | "none";

/**
 * A cell put right.
 */
export type Correction = { 
/**
 * The sheet.
 */
sheet: string, 
/**
 * One-based row.
 */
row: number, 
/**
 * Zero-based column.
 */
column: number, 
/**
 * What it shall say.
 */
text: string, };

/**
 * A count of rows in a register.
 */
export type CountCard = { 
/**
 * The register.
 */
register: string, 
/**
 * How many.
 */
count: number, };

/**
 * Everything the frame shows about the desk.
 */
export type DeskState = { 
/**
 * How far the desk is.
 */
stage: Stage, 
/**
 * The folder's name, without its path.
 */
folder: string, 
/**
 * The county, once it was open.
 */
county: string | null, 
/**
 * The password of a practice office, which is no secret; `None` for a real one.
 */
practice: string | null, 
/**
 * The accounts that can be opened.
 */
accounts: Array<AccountCard>, 
/**
 * Who is at work.
 */
account: AccountCard | null, 
/**
 * Who writes, where somebody else holds the office and this window only reads.
 */
heldBy: string | null, 
/**
 * When the account was last opened here, RFC 3339.
 */
lastOpened: string | null, 
/**
 * When the newest checked copy was made, RFC 3339.
 */
lastBackup: string | null, 
/**
 * How many checked copies lie in the office's own folder.
 */
backups: number, 
/**
 * Minutes without a key or a mouse after which the desk locks.
 */
idleMinutes: number, 
/**
 * Today by the office's clock, `yyyy-MM-dd`.
 */
today: string, 
/**
 * Years the registers hold rows of, the newest first, for choosing a period.
 */
years: Array<number>, 
/**
 * The program's version.
 */
version: string, 
/**
 * What the account may do, by word: `import`, `export`, `figures`, `look`, `backup`, `verify`, `accounts`.
 */
may: Array<string>, };

/**
 * Something typed and not yet saved.
 */
export type DraftKept = { 
/**
 * Which form: `clues/new`, `clues/<id>`.
 */
key: string, 
/**
 * The page's own JSON of what was typed.
 */
json: string, 
/**
 * When it was kept, RFC 3339; given by the desk.
 */
at: string, };

/**
 * The name of a draft.
 */
export type DraftName = { 
/**
 * Which form.
 */
key: string, };

/**
 * A form or a report for a period, to be looked at.
 */
export type DraftWish = { 
/**
 * The form; the report needs none.
 */
form: string, 
/**
 * The period.
 */
period: string, };

/**
 * A form drawn for the window.
 */
export type DrawnCard = { 
/**
 * What the form is called.
 */
label: string, 
/**
 * With county and period.
 */
title: string, 
/**
 * The sheets.
 */
sheets: Array<FormSheetCard>, 
/**
 * What the form's own checks and the relation checks found.
 */
problems: Array<FormProblemCard>, 
/**
 * Broken checks by weight.
 */
errors: number, 
/**
 * Those that need a word.
 */
explains: number, 
/**
 * Those worth a look.
 */
hints: number, };

/**
 * One cell.
 */
export type DrawnCell = { 
/**
 * Column, the first is 0.
 */
at: number, 
/**
 * What stands in it.
 */
text: string, 
/**
 * Columns it covers.
 */
wide: number, 
/**
 * Rows it covers.
 */
high: number, 
/**
 * What it is.
 */
kind: CellKind, 
/**
 * The number's rows, where it is one.
 */
drill: SplitDrill | null, };

/**
 * Which number's rows are asked for.
 */
export type Drill = { 
/**
 * The figure.
 */
code: string, 
/**
 * What is counted.
 */
basis: string, 
/**
 * The period.
 */
period: string, 
/**
 * A unit, by id.
 */
unit: string | null, 
/**
 * A zone, by id.
 */
zone: string | null, };

/**
 * Something that is due.
 */
export type DueCard = { 
/**
 * The register.
 */
register: string, 
/**
 * The record.
 */
id: string, 
/**
 * What names it.
 */
label: string, 
/**
 * What is due.
 */
matter: string, 
/**
 * The source of the rule.
 */
basis: string, 
/**
 * The day.
 */
dueOn: string, 
/**
 * Whether that day was granted instead of an earlier one.
 */
granted: boolean, 
/**
 * Days left; negative: overdue.
 */
days: number, 
/**
 * Working days overdue, where it is and the working days are known.
 */
workingDays: number | null, };

/**
 * How many things stand how.
 */
export type DueCounts = { 
/**
 * Past their day and open.
 */
late: number, 
/**
 * Due today.
 */
today: number, 
/**
 * Due within seven days.
 */
soon: number, 
/**
 * Met after their day, in the year or since.
 */
metLate: number, 
/**
 * Over, without the day it was met.
 */
unproven: number, };

/**
 * All that is due, counted, and the most urgent of it.
 */
export type DueListCard = { 
/**
 * How many stand how, over all clocks.
 */
counts: DueCounts, 
/**
 * The same for each clock, in the order of the rules.
 */
clocks: Array<ClockCard>, 
/**
 * The most urgent that are open.
 */
urgent: Array<DueCard>, 
/**
 * What could not be reckoned, in words.
 */
unknown: string | null, 
/**
 * Whether the preset clock of letters runs; nothing where the account may not switch it.
 */
letters: boolean | null, };

/**
 * How something that is due stands.
 */
export type DueState = "late" | "today" | "soon" | "metLate" | "unproven";

/**
 * The edit of one cell.
 */
export type EditWish = { 
/**
 * The row.
 */
id: string, 
/**
 * The version the page saw.
 */
version: number, 
/**
 * The field.
 */
field: string, 
/**
 * What was typed; empty empties the field.
 */
text: string, };

/**
 * The sentences of the report without a number of their own, with what proves them.
 */
export type EvidenceCard = { 
/**
 * F018.
 */
code: string, 
/**
 * What it says, in short.
 */
label: string, 
/**
 * Which rows prove it.
 */
rule: string, 
/**
 * The report's own words.
 */
source: string, 
/**
 * Where in the report it stands.
 */
section: string, 
/**
 * The rows that prove it, part by part.
 */
shown: Array<RowsCard>, 
/**
 * What each part is called, where their register does not tell them apart.
 */
shownWords: Array<string | null>, 
/**
 * The rows that break it.
 */
broken: Array<RowsCard>, 
/**
 * What each of those is called, where their register does not tell them apart.
 */
brokenWords: Array<string | null>, 
/**
 * How many rows prove it.
 */
found: number, 
/**
 * How many there should be, where that is a number.
 */
expected: number | null, 
/**
 * Whether the sentence may be written.
 */
holds: boolean, };

/**
 * A ledger to be written.
 */
export type ExportWish = { 
/**
 * Which rows, in which order; the file dialog offers xlsx and csv.
 */
wish: ViewWish, 
/**
 * The name of the deed, for progress and cancelling.
 */
job: string, };

/**
 * A file that was written.
 */
export type ExportedCard = { 
/**
 * What names it from now on.
 */
token: string, 
/**
 * File name.
 */
name: string, 
/**
 * The name of its folder.
 */
folder: string, 
/**
 * Rows written.
 */
rows: number, 
/**
 * Its digest.
 */
sha256: string, };

/**
 * A field.
 */
export type FieldCard = { 
/**
 * Identifier.
 */
name: string, 
/**
 * Label.
 */
label: string, 
/**
 * `text texts day month count fen flag code codes link links lines sealed`.
 */
kind: string, 
/**
 * `identity standing optional`.
 */
need: string, 
/**
 * When a standing field is needed: another field's name and, where it matters, its code words.
 */
needWhen: NeedWhen | null, 
/**
 * The code list.
 */
codes: string | null, 
/**
 * The register it links to or whose lines it holds.
 */
to: string | null, 
/**
 * Under seal.
 */
sealed: boolean, 
/**
 * Filled in by the program.
 */
computed: boolean, 
/**
 * Whether the search box looks into it.
 */
search: boolean, 
/**
 * Whether the account may see it.
 */
sees: boolean, 
/**
 * Longer texts that want a box of several lines.
 */
long: boolean, };

/**
 * A figure with its numbers.
 */
export type FigureCard = { 
/**
 * F112.
 */
code: string, 
/**
 * What it is.
 */
label: string, 
/**
 * Counting rule (口径).
 */
rule: string, 
/**
 * The report's own sentence.
 */
source: string, 
/**
 * Numbers the report prints, in its order.
 */
values: Array<FigureValue>, 
/**
 * Other bases.
 */
more: Array<FigureValue>, 
/**
 * As the report spells it.
 */
printed: string, 
/**
 * Rows that lack a field it needs and may have to be counted.
 */
lacking: number, 
/**
 * Whether it counts events in the period (months make sense) or a stock.
 */
flows: boolean, 
/**
 * The field whose day puts a row into the period, where there is one.
 */
day: string | null, 
/**
 * Where in the report it stands, by the section's number.
 */
section: string, 
/**
 * The rules the report leaves open, where it does.
 */
choice: ChoiceCard | null, };

/**
 * One number of a figure.
 */
export type FigureValue = { 
/**
 * What is counted, by word.
 */
basis: string, 
/**
 * The register its rows are of.
 */
register: string, 
/**
 * The word printed behind it.
 */
unit: string, 
/**
 * The number; of an amount in 分.
 */
value: number, 
/**
 * As it is spelled, without its unit: 60余, 86.42.
 */
printed: string, };

/**
 * All figures of a period, in the order of the report.
 */
export type FiguresCard = { 
/**
 * The period in words: 2015年度.
 */
period: string, 
/**
 * First and last day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * When they were counted, RFC 3339.
 */
countedAt: string, 
/**
 * The figures.
 */
figures: Array<FigureCard>, 
/**
 * The sections of the report in its order, each with its parts behind it.
 */
sections: Array<SectionCard>, 
/**
 * Ratios between figures.
 */
ratios: Array<RatioCard>, };

/**
 * A period and a part of the county.
 */
export type FiguresWish = { 
/**
 * `2015`, `2015-H1`, `2015-Q3`, `2015-06`, `2015-01-01..2015-12-25`.
 */
period: string, 
/**
 * A unit and what lies below it, by id.
 */
unit: string | null, 
/**
 * A zone, by id.
 */
zone: string | null, };

/**
 * Names a chosen or written file.
 */
export type FileToken = { 
/**
 * The token.
 */
token: string, };

/**
 * How a field is compared.
 */
export type FilterOp = "is" | "contains" | "between" | "empty" | "filled";

/**
 * A condition, in words as a person writes them.
 */
export type FilterWish = { 
/**
 * The field.
 */
field: string, 
/**
 * How it is compared.
 */
op: FilterOp, 
/**
 * What with: codes by word or label, days, periods, amounts in 元, ids or names of links. `between` takes two,
 * either of which may be empty.
 */
texts: Array<string>, };

/**
 * What a check of the whole office found.
 */
export type FindingsCard = { 
/**
 * Entries of the trail.
 */
entries: number, 
/**
 * Nothing is wrong.
 */
whole: boolean, 
/**
 * What is wrong.
 */
problems: Array<string>, };

/**
 * How well a register fits.
 */
export type FitCard = { 
/**
 * The register.
 */
register: string, 
/**
 * Columns that find their field.
 */
mapped: number, 
/**
 * Columns in all.
 */
columns: number, 
/**
 * Whether every identity field has a column.
 */
whole: boolean, };

/**
 * A form.
 */
export type FormCard = { 
/**
 * Its name.
 */
name: string, 
/**
 * What the office calls it.
 */
label: string, 
/**
 * Who asks for it, or where its layout comes from.
 */
source: string, 
/**
 * Whether it is a book of registers: of its sheets the window shows the first rows.
 */
book: boolean, };

/**
 * What is broken in a form.
 */
export type FormProblemCard = { 
/**
 * The cell or the check.
 */
place: string, 
/**
 * `error`, `explain` or `hint`.
 */
state: CheckState, 
/**
 * What is broken.
 */
words: string, };

/**
 * One sheet.
 */
export type FormSheetCard = { 
/**
 * Its name.
 */
name: string, 
/**
 * Widths of the columns in characters.
 */
widths: Array<number>, 
/**
 * The cells, row by row; a covered cell is left out.
 */
rows: Array<Array<DrawnCell>>, };

/**
 * A form to be written.
 */
export type FormWish = { 
/**
 * The form.
 */
form: string, 
/**
 * The period.
 */
period: string, 
/**
 * The name of the deed.
 */
job: string, };

/**
 * A new office.
 */
export type FoundWish = { 
/**
 * The county's name, as reports print it: 岚江县. Not asked for practice.
 */
county: string, 
/**
 * Units, one a line: full name, and behind a tab or 、 its short name. May be empty.
 */
units: string, 
/**
 * The first password of the account `office`.
 */
password: string, 
/**
 * What it starts with.
 */
start: StartWith, };

/**
 * A founded office.
 */
export type FoundedCard = { 
/**
 * Opens everything if all passwords are lost; shown once.
 */
recovery: string, 
/**
 * The desk now.
 */
desk: DeskState, };

/**
 * A step from clue to close.
 */
export type FunnelStep = { 
/**
 * 线索, 初核, 立案, 结案.
 */
label: string, 
/**
 * The figure.
 */
code: string, 
/**
 * What is counted.
 */
basis: string, 
/**
 * The word behind it.
 */
unit: string, 
/**
 * The number.
 */
value: number, };

/**
 * Something a column can be sent to.
 */
export type GoalCard = { 
/**
 * Its word.
 */
goal: string, 
/**
 * In words: 被反映人.姓名.
 */
label: string, 
/**
 * The register cannot make a row without it.
 */
required: boolean, 
/**
 * The register cannot make a row without it or another goal marked so.
 */
either: boolean, };

/**
 * A number against the same period a year before (同比).
 */
export type GrowthCard = { 
/**
 * The figure.
 */
code: string, 
/**
 * What is counted.
 */
basis: string, 
/**
 * A year before, spelled.
 */
before: string, 
/**
 * Growth, printed: +25.0%; `—` where there was nothing before.
 */
growth: string, };

/**
 * What a search found in one register.
 */
export type HitsCard = { 
/**
 * The register.
 */
register: string, 
/**
 * How many.
 */
total: number, 
/**
 * The first five.
 */
rows: Array<LinkCard>, };

/**
 * An import as the wizard has it so far.
 */
export type ImportWish = { 
/**
 * The file.
 */
token: string, 
/**
 * The register.
 */
register: string, 
/**
 * The sheets.
 */
sheets: Array<SheetWish>, 
/**
 * The year of days without one.
 */
year: number | null, 
/**
 * Enter units nobody knows, 待补录.
 */
newUnits: boolean, 
/**
 * Cells put right.
 */
corrections: Array<Correction>, 
/**
 * Lines left out.
 */
leave: Array<LineName>, 
/**
 * The name of the deed, for progress and cancelling.
 */
job: string, };

/**
 * What an import did.
 */
export type ImportedCard = { 
/**
 * The batch.
 */
batch: string, 
/**
 * Lines read.
 */
read: number, 
/**
 * Rows entered.
 */
inserted: number, 
/**
 * Rows changed.
 */
updated: number, 
/**
 * Lines that were there already.
 */
unchanged: number, 
/**
 * Lines not taken.
 */
rejected: number, 
/**
 * Rows taken that are 待补录.
 */
incomplete: number, 
/**
 * The ledger's totals beside what was counted.
 */
totals: Array<TotalCard>, 
/**
 * Problems, in order.
 */
problems: Array<ProblemCard>, 
/**
 * The checked copy made before.
 */
backup: string | null, };

/**
 * The name of a long deed, chosen by the page.
 */
export type JobName = { 
/**
 * The name.
 */
job: string, };

/**
 * Switches the preset clock of letters.
 */
export type LettersWish = { 
/**
 * Whether it shall run.
 */
runs: boolean, 
/**
 * The year of the list that is answered.
 */
year: number, };

/**
 * A line of a preview.
 */
export type LineCard = { 
/**
 * The sheet.
 */
sheet: string, 
/**
 * One-based row.
 */
row: number, 
/**
 * What becomes of it.
 */
verdict: Verdict, 
/**
 * An import would take it; a doubtful line may have to wait for a decision.
 */
taken: boolean, 
/**
 * The record it is, where there is one.
 */
label: string, 
/**
 * What the line as a whole lacks.
 */
words: string, 
/**
 * Its cells, in the order of the preview's columns.
 */
cells: Array<PreviewCell>, };

/**
 * A line of a sheet.
 */
export type LineName = { 
/**
 * The sheet.
 */
sheet: string, 
/**
 * One-based row.
 */
row: number, };

/**
 * Lines of a record.
 */
export type LinesCard = { 
/**
 * The register of the lines.
 */
register: string, 
/**
 * The lines.
 */
rows: Array<RowCard>, };

/**
 * A record that something links to.
 */
export type LinkCard = { 
/**
 * The register.
 */
register: string, 
/**
 * Its id.
 */
id: string, 
/**
 * What names it.
 */
label: string, 
/**
 * What tells it from others of that name: a person's unit and post, a unit's parent.
 */
note: string, };

/**
 * What lay under seal.
 */
export type LookCard = { 
/**
 * The text; `None` where nothing lay there.
 */
text: string | null, };

/**
 * Opens a sealed field, with a reason.
 */
export type LookWish = { 
/**
 * The register.
 */
register: string, 
/**
 * The record.
 */
id: string, 
/**
 * The field.
 */
field: string, 
/**
 * The reason, at least four characters; it goes into the trail.
 */
reason: string, };

/**
 * Looks names up for a link.
 */
export type LookupWish = { 
/**
 * The register.
 */
register: string, 
/**
 * Part of a name, a number, or pinyin initials; empty: the first ones.
 */
text: string, };

/**
 * A measure as a block.
 */
export type MeasureBlock = { 
/**
 * The record.
 */
id: string, 
/**
 * Its number.
 */
no: string, 
/**
 * How it stands.
 */
state: MeasureState, };

/**
 * A measure on the board.
 */
export type MeasureCard = { 
/**
 * The record.
 */
id: string, 
/**
 * Its number.
 */
no: string, 
/**
 * Its text.
 */
text: string, 
/**
 * Belongs to the refined batch.
 */
refined: boolean, 
/**
 * Its own or its task's 牵头领导.
 */
leadLeader: string, 
/**
 * Its own or its task's 牵头单位.
 */
leadUnit: string, 
/**
 * Its own or its task's 责任单位.
 */
respUnits: Array<string>, 
/**
 * Its own or its task's 配合部门.
 */
assistUnits: Array<string>, 
/**
 * Its own or its task's 目标要求.
 */
target: string, 
/**
 * The day, or how long.
 */
due: string, 
/**
 * Days left; negative: overdue; `None` without a day or when done.
 */
days: number | null, 
/**
 * Progress as the code list prints it.
 */
progress: string, 
/**
 * How it stands.
 */
state: MeasureState, 
/**
 * 形象进度.
 */
milestone: string, 
/**
 * 成效.
 */
result: string, 
/**
 * Notes of progress, the newest first.
 */
notes: Array<NoteCard>, 
/**
 * Its close-out, step by step: 责任单位自评, 牵头单位审核, 核验, 销号.
 */
closeOut: Array<CloseOutStep>, };

/**
 * How a measure stands.
 */
export type MeasureState = "done" | "lasting" | "running" | "late";

/**
 * The months of one number.
 */
export type MonthsCard = { 
/**
 * The figure.
 */
code: string, 
/**
 * What is counted.
 */
basis: string, 
/**
 * Twelve numbers.
 */
values: Array<number>, };

/**
 * Asks for the twelve months of figures.
 */
export type MonthsWish = { 
/**
 * The year.
 */
year: number, 
/**
 * The figures; empty: all that count events.
 */
codes: Array<string>, 
/**
 * A unit, by id.
 */
unit: string | null, 
/**
 * A zone, by id.
 */
zone: string | null, };

/**
 * A number that moved.
 */
export type MovedCard = { 
/**
 * The figure.
 */
code: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * The word printed behind it.
 */
unit: string, 
/**
 * Before, printed.
 */
from: string, 
/**
 * After, printed.
 */
to: string, 
/**
 * The rows that moved it.
 */
rows: Array<MovedRow>, };

/**
 * A row that moved a number.
 */
export type MovedRow = { 
/**
 * The row.
 */
row: LinkCard, 
/**
 * 新增, 更正 or 作废.
 */
how: string, 
/**
 * What changed in it, in words, where the account may see it.
 */
words: string, };

/**
 * When a standing field is needed.
 */
export type NeedWhen = { 
/**
 * The other field.
 */
field: string, 
/**
 * Its code words; empty: whenever it is filled.
 */
is: Array<string>, };

/**
 * A note of progress.
 */
export type NoteCard = { 
/**
 * The record.
 */
id: string, 
/**
 * The day.
 */
on: string, 
/**
 * What it says.
 */
text: string, 
/**
 * Percent done.
 */
percent: number | null, };

/**
 * No input, or no output.
 */
export type Nothing = Record<symbol, never>;

/**
 * A password for an account.
 */
export type OpenWish = { 
/**
 * The account; `recovery` for the recovery key.
 */
account: string, 
/**
 * Its password.
 */
password: string, };

/**
 * An order by one field.
 */
export type OrderWish = { 
/**
 * The field.
 */
field: string, 
/**
 * Largest first.
 */
down: boolean, };

/**
 * What the overview shows besides the figures.
 */
export type OverviewCard = { 
/**
 * 待补录, by register.
 */
incomplete: Array<CountCard>, 
/**
 * From clue to close: each step a number of a figure.
 */
funnel: Array<FunnelStep>, 
/**
 * Tasks with the state of their measures.
 */
tasks: Array<TaskBlocks>, };

/**
 * A heading or a paragraph.
 */
export type ParagraphCard = { 
/**
 * 0 body, 1 一、, 2 （一）.
 */
level: number, 
/**
 * The sentences.
 */
sentences: Array<SentenceCard>, };

/**
 * A figure on one side of a check.
 */
export type PartCard = { 
/**
 * What it is called.
 */
label: string, 
/**
 * Printed with its unit.
 */
printed: string, 
/**
 * Whose rows it is, where it is a figure.
 */
drill: Drill | null, 
/**
 * Whether it is taken away.
 */
minus: boolean, };

/**
 * A new password.
 */
export type PasswordWish = { 
/**
 * The one in use.
 */
old: string, 
/**
 * The one to come.
 */
new: string, };

/**
 * A block from the clipboard.
 */
export type PasteWish = { 
/**
 * The view it goes into.
 */
view: number, 
/**
 * The first row's position; the view's total: only new rows.
 */
start: number, 
/**
 * The fields of its columns.
 */
fields: Array<string>, 
/**
 * Its texts.
 */
matrix: Array<Array<string>>, 
/**
 * Only look what would happen.
 */
rehearse: boolean, 
/**
 * What the act is called.
 */
label: string, };

/**
 * What came of a paste, or would come.
 */
export type PastedCard = { 
/**
 * Cells taken.
 */
cells: number, 
/**
 * Rows that are new.
 */
newRows: number, 
/**
 * Cells that may not be written and were left alone.
 */
skipped: number, 
/**
 * Cells that were not taken.
 */
refused: Array<CellRefusal>, 
/**
 * Ids of the new rows.
 */
ids: Array<string>, 
/**
 * What can be taken back now.
 */
acts: ActsCard, };

/**
 * Edits of cells: one act.
 */
export type PatchWish = { 
/**
 * The register.
 */
register: string, 
/**
 * The edits.
 */
edits: Array<EditWish>, 
/**
 * What the act is called when it can be taken back: 修改 3 个单元格.
 */
label: string, };

/**
 * What came of edits.
 */
export type PatchedCard = { 
/**
 * The rows as they are now.
 */
rows: Array<RowCard>, 
/**
 * Cells that were not taken.
 */
refused: Array<CellRefusal>, 
/**
 * What can be taken back now.
 */
acts: ActsCard, };

/**
 * A piece of a sentence.
 */
export type PieceCard = { 
/**
 * The text.
 */
text: string, 
/**
 * The number it is, where it is one.
 */
drill: Drill | null, 
/**
 * Whether it is a number typed by hand.
 */
typed: boolean, };

/**
 * A setting of the account's own: column widths, saved views, scale.
 */
export type Preference = { 
/**
 * Name, chosen by the page: `grid.clues`.
 */
name: string, 
/**
 * The page's own JSON.
 */
json: string, };

/**
 * What an import would do.
 */
export type PreviewCard = { 
/**
 * Names the lines that wait.
 */
preview: string, 
/**
 * How many lines of each verdict.
 */
counts: VerdictCounts, 
/**
 * Mapped columns in the order of the sheet: heading and field label.
 */
columns: Array<PreviewColumn>, 
/**
 * The ledger's totals beside what was counted.
 */
totals: Array<TotalCard>, 
/**
 * Problems, in order.
 */
problems: Array<ProblemCard>, 
/**
 * Problems that are not listed one by one.
 */
unlisted: number, 
/**
 * Lines past those that are kept for looking at.
 */
unlistedLines: number, 
/**
 * Things understood rather than read: 同上, a year, an alias.
 */
inferred: number, };

/**
 * A cell of a preview.
 */
export type PreviewCell = { 
/**
 * Zero-based column in the file.
 */
column: number, 
/**
 * As it was read.
 */
text: string, 
/**
 * As it stands in the file, where that differs.
 */
written: string | null, 
/**
 * What the record holds now, where the line changes it.
 */
was: string | null, 
/**
 * How it stands.
 */
state: CellState, 
/**
 * What is wrong or doubtful, and what to do.
 */
words: string | null, 
/**
 * What it may mean, for an unknown or ambiguous name.
 */
candidates: Array<LinkCard>, };

/**
 * A column of the preview.
 */
export type PreviewColumn = { 
/**
 * The heading in the file.
 */
heading: string, 
/**
 * Where it goes, in words.
 */
label: string, 
/**
 * The kind of the field, for alignment.
 */
kind: string, 
/**
 * The register its texts name a row of.
 */
to: string | null, };

/**
 * Some lines of a preview.
 */
export type PreviewLines = { 
/**
 * How many there are of these verdicts.
 */
total: number, 
/**
 * The lines.
 */
lines: Array<LineCard>, };

/**
 * Lines that are not taken, to be written to a workbook.
 */
export type PreviewName = { 
/**
 * The preview.
 */
preview: string, };

/**
 * Some lines of a preview.
 */
export type PreviewSpan = { 
/**
 * The preview.
 */
preview: string, 
/**
 * Only these verdicts; empty: all.
 */
only: Array<Verdict>, 
/**
 * The first line's position among them.
 */
start: number, 
/**
 * How many, at most 400.
 */
count: number, };

/**
 * One place of a refusal or of a report.
 */
export type ProblemCard = { 
/**
 * `note`, `doubt` or `error`.
 */
severity: SeverityWord, 
/**
 * Stable code.
 */
code: string, 
/**
 * File name, for foreign material.
 */
file: string | null, 
/**
 * Sheet name, for foreign material.
 */
sheet: string | null, 
/**
 * Cell as a spreadsheet names it.
 */
cell: string | null, 
/**
 * The field's identifier, for a form.
 */
field: string | null, 
/**
 * The field's label.
 */
label: string | null, 
/**
 * What happened and what to do.
 */
words: string, };

/**
 * How far a long deed has come; sent as the event `progress`.
 */
export type Progress = { 
/**
 * The name the page gave the deed.
 */
job: string, 
/**
 * What is counted: 已读 1,024 行.
 */
words: string, 
/**
 * How many are done.
 */
done: number, 
/**
 * How many there are, where that is known.
 */
total: number | null, };

/**
 * A ratio between two figures.
 */
export type RatioCard = { 
/**
 * Stable name.
 */
key: string, 
/**
 * What it is called: 立案率.
 */
label: string, 
/**
 * As printed: 80.30%.
 */
printed: string, 
/**
 * What is divided.
 */
numerator: PartCard, 
/**
 * By what.
 */
denominator: PartCard, };

/**
 * A record as the form shows it.
 */
export type RecordCard = { 
/**
 * The register.
 */
register: string, 
/**
 * Its id.
 */
id: string, 
/**
 * Its version.
 */
version: number, 
/**
 * What names it.
 */
label: string, 
/**
 * What stands behind its name: a person, a subject.
 */
note: string, 
/**
 * 待补录.
 */
incomplete: boolean, 
/**
 * Labels of what it lacks.
 */
missing: Array<string>, 
/**
 * Voided.
 */
void: boolean, 
/**
 * Why.
 */
voidReason: string | null, 
/**
 * Whether the account may change it.
 */
writes: boolean, 
/**
 * Its fields, lines left out.
 */
values: Array<BoxCard>, 
/**
 * Its lines, for each register of lines.
 */
lines: Array<LinesCard>, 
/**
 * The chain it stands in: 信访、线索、事项、案件、处分. Empty for registers outside it.
 */
chain: Array<ChainStep>, 
/**
 * Records of other registers that link to it.
 */
related: Array<RelatedCard>, 
/**
 * When it was entered, and by which account.
 */
enteredAt: string, 
/**
 * Account that entered it.
 */
enteredBy: string, 
/**
 * When it was last changed.
 */
changedAt: string, 
/**
 * Account that changed it last.
 */
changedBy: string, 
/**
 * The ledger it came from: file, sheet, row, in words.
 */
source: string | null, 
/**
 * The batch it came with.
 */
batch: string | null, };

/**
 * Names a record.
 */
export type RecordName = { 
/**
 * The register.
 */
register: string, 
/**
 * Its id, or its own number.
 */
id: string, };

/**
 * A refusal as the page gets it: a stable code, words for a person, and the single places.
 */
export type Refusal = { 
/**
 * Stable code, `E_…`.
 */
code: string, 
/**
 * What happened, where, what to do.
 */
words: string, 
/**
 * Single places.
 */
problems: Array<ProblemCard>, };

/**
 * A register, or the lines of one.
 */
export type RegisterCard = { 
/**
 * Name of the table.
 */
name: string, 
/**
 * What the office calls it.
 */
label: string, 
/**
 * The register whose lines these are.
 */
of: string | null, 
/**
 * The field that holds its own running number.
 */
number: string | null, 
/**
 * Fields that name a row.
 */
title: Array<string>, 
/**
 * Fields in the order of the form.
 */
fields: Array<FieldCard>, 
/**
 * Whether the account may see it.
 */
sees: boolean, 
/**
 * Whether the account may write it.
 */
writes: boolean, 
/**
 * Living rows the account may see; 0 where it may not.
 */
living: number, 
/**
 * How many of them are 待补录.
 */
incomplete: number, };

/**
 * Records that link to this one through one field.
 */
export type RelatedCard = { 
/**
 * The register.
 */
register: string, 
/**
 * The linking field.
 */
field: string, 
/**
 * How many.
 */
total: number, 
/**
 * The first twenty.
 */
rows: Array<LinkCard>, };

/**
 * The report draft.
 */
export type ReportCard = { 
/**
 * The title, line by line.
 */
title: Array<string>, 
/**
 * 主送机关.
 */
recipient: string, 
/**
 * The paragraphs in order.
 */
paragraphs: Array<ParagraphCard>, 
/**
 * Who signs.
 */
signer: string, 
/**
 * The day under it.
 */
dated: string, 
/**
 * The numbers in the order of the text.
 */
numbers: Array<BoundCard>, 
/**
 * Numbers typed by hand.
 */
unbound: Array<UnboundCard>, 
/**
 * When it was drafted, RFC 3339.
 */
draftedAt: string, 
/**
 * What the reader of reports finds in the draft.
 */
findings: Array<TextFindingCard>, 
/**
 * Whether the account may write its own wording.
 */
mayWrite: boolean, };

/**
 * A report to be written.
 */
export type ReportWish = { 
/**
 * The period.
 */
period: string, 
/**
 * Whether names, places and amounts are printed as `**`.
 */
redact: boolean, 
/**
 * Whether it has the head of a paper to a superior: office in red, number, 签发人.
 */
headed: boolean, 
/**
 * The name of the deed.
 */
job: string, };

/**
 * A row as the grid shows it.
 */
export type RowCard = { 
/**
 * Lasting id.
 */
id: string, 
/**
 * Its version: an edit names the version it saw.
 */
version: number, 
/**
 * 待补录.
 */
incomplete: boolean, 
/**
 * Voided.
 */
void: boolean, 
/**
 * Labels of what it lacks.
 */
missing: Array<string>, 
/**
 * Shown texts by field position; `null` where empty. Sealed fields show nothing.
 */
cells: Array<string | null>, 
/**
 * Positions whose cell holds what the register could not read.
 */
unread: Array<number>, };

/**
 * Rows that stand on one side only.
 */
export type RowsCard = { 
/**
 * Their register.
 */
register: string, 
/**
 * How many there are.
 */
total: number, 
/**
 * The first of them, as far as the account may see them.
 */
first: Array<LinkCard>, 
/**
 * What opens all of them.
 */
among: Among, };

/**
 * A record that was saved.
 */
export type SavedCard = { 
/**
 * The record now.
 */
record: RecordCard, 
/**
 * Registers whose rows moved.
 */
registers: Array<string>, 
/**
 * What can be taken back now.
 */
acts: ActsCard, };

/**
 * Searches every register the account may see.
 */
export type SearchWish = { 
/**
 * The words.
 */
text: string, };

/**
 * A section of the report, or a part of one.
 */
export type SectionCard = { 
/**
 * How the report numbers it: 一（二）.
 */
number: string, 
/**
 * Its heading.
 */
heading: string, 
/**
 * Whether it is a part of the section before it.
 */
part: boolean, };

/**
 * A sentence of the draft.
 */
export type SentenceCard = { 
/**
 * Its place in the draft; nothing for a heading.
 */
slot: string | null, 
/**
 * Its pieces.
 */
pieces: Array<PieceCard>, 
/**
 * The wording with its fields: 全年共立案{F112}.
 */
wording: string, 
/**
 * Whether the office put its own wording there.
 */
own: boolean, 
/**
 * What its fields are called, and those of the built-in sentence.
 */
fields: Array<SentenceField>, };

/**
 * A field of a wording.
 */
export type SentenceField = { 
/**
 * As it is kept: {F112}.
 */
token: string, 
/**
 * As a person reads it; no two fields of a sentence read alike.
 */
words: string, };

/**
 * A wording of the office's own.
 */
export type SentenceWish = { 
/**
 * The period of the report.
 */
period: string, 
/**
 * The place.
 */
slot: string, 
/**
 * The wording with its fields; nothing takes the built-in one back.
 */
wording: string | null, };

/**
 * One series of a chart.
 */
export type SeriesCard = { 
/**
 * The figure.
 */
code: string, 
/**
 * What is counted.
 */
basis: string, 
/**
 * Its label.
 */
label: string, 
/**
 * Twelve numbers.
 */
values: Array<number>, };

/**
 * How much a problem weighs.
 */
export type SeverityWord = "note" | "doubt" | "error";

/**
 * A sheet.
 */
export type SheetCard = { 
/**
 * Name.
 */
name: string, 
/**
 * Rows with something in them.
 */
rows: number, 
/**
 * Hidden in the file.
 */
hidden: boolean, 
/**
 * First and last heading row, one-based, where found.
 */
headings: [number, number] | null, 
/**
 * The first rows as shown.
 */
head: Array<Array<string>>, };

/**
 * One sheet of an import.
 */
export type SheetWish = { 
/**
 * The sheet.
 */
sheet: string, 
/**
 * Heading rows, one-based; `None`: as found.
 */
headings: [number, number] | null, 
/**
 * Where columns go, where it differs from what was proposed.
 */
columns: Array<ColumnWish>, };

/**
 * One side of a check.
 */
export type SideCard = { 
/**
 * What it is: 修订完善＋新制定.
 */
words: string, 
/**
 * Printed with its unit: 281项.
 */
printed: string, 
/**
 * The number, in 分 for amounts.
 */
value: number, 
/**
 * The figures it is made of, each with its rows.
 */
parts: Array<PartCard>, };

/**
 * The rows of one cell: a figure, of which only those with this code.
 */
export type SplitDrill = { 
/**
 * The figure.
 */
drill: Drill, 
/**
 * The column it is split by, `alias.field`; nothing for all its rows.
 */
column: string | null, 
/**
 * The codes that count; none for the rows without one.
 */
words: Array<string>, };

/**
 * How a number of incidents becomes a number of cases and persons: incidents by how many persons they have.
 */
export type SpreadCard = { 
/**
 * Persons of each incident.
 */
personsEach: number, 
/**
 * Incidents.
 */
incidents: number, 
/**
 * Cases filed on them.
 */
cases: number, 
/**
 * Persons in them, each once.
 */
persons: number, };

/**
 * How far the desk is.
 */
export type Stage = "unset" | "locked" | "open";

/**
 * What a new office starts with.
 */
export type StartWith = "empty" | "practice";

/**
 * What was handed in.
 */
export type SubmissionCard = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it was.
 */
title: string, 
/**
 * First and last day of its period.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * When it was handed in.
 */
sentOn: string, 
/**
 * By whom.
 */
sentBy: string, 
/**
 * Its version for the period.
 */
version: string, 
/**
 * Figures kept with it; nothing where none were kept or what was kept is no longer what was handed in.
 */
figures: number | null, };

/**
 * Hands something in: its figures and rows are kept.
 */
export type SubmitWish = { 
/**
 * A form's name, or `report`.
 */
what: string, 
/**
 * The period.
 */
period: string, };

/**
 * A sum.
 */
export type SumCard = { 
/**
 * The field.
 */
field: string, 
/**
 * Printed.
 */
sum: string, };

/**
 * What a file holds.
 */
export type SurveyCard = { 
/**
 * Its sheets.
 */
sheets: Array<SheetCard>, 
/**
 * Registers its headings fit, the best first.
 */
fits: Array<FitCard>, 
/**
 * What could not be read or should be known.
 */
problems: Array<ProblemCard>, };

/**
 * What the status bar says of a block.
 */
export type TallyCard = { 
/**
 * Filled cells.
 */
count: number, 
/**
 * Filled cells that hold amounts or numbers.
 */
numbers: number, 
/**
 * Their sum, printed; `None` without numbers.
 */
sum: string | null, 
/**
 * Their mean, printed.
 */
mean: string | null, };

/**
 * A task as a row of blocks.
 */
export type TaskBlocks = { 
/**
 * The record.
 */
id: string, 
/**
 * Its number.
 */
no: string, 
/**
 * Its text.
 */
text: string, 
/**
 * Its measures.
 */
measures: Array<MeasureBlock>, };

/**
 * A task with its measures.
 */
export type TaskCard = { 
/**
 * The record.
 */
id: string, 
/**
 * Its number.
 */
no: string, 
/**
 * Its text.
 */
text: string, 
/**
 * What is wrong.
 */
problem: string, 
/**
 * What shall be reached.
 */
target: string, 
/**
 * 牵头领导.
 */
leadLeader: string, 
/**
 * 牵头单位.
 */
leadUnit: string, 
/**
 * 责任单位.
 */
respUnits: Array<string>, 
/**
 * 配合部门.
 */
assistUnits: Array<string>, 
/**
 * The day, or how long: 长期坚持.
 */
due: string, 
/**
 * Its measures.
 */
measures: Array<MeasureCard>, };

/**
 * A text with what was found in it.
 */
export type TextCard = { 
/**
 * File name, or empty for a pasted text.
 */
name: string, 
/**
 * The text as it was read.
 */
text: string, 
/**
 * What is to be said about the file: what of it was not read.
 */
notes: Array<string>, 
/**
 * What was found, in the order of the text.
 */
findings: Array<TextFindingCard>, 
/**
 * The numbers that were understood.
 */
numbers: Array<TextNumberCard>, };

/**
 * One finding in a text.
 */
export type TextFindingCard = { 
/**
 * The rule.
 */
rule: string, 
/**
 * How much it weighs.
 */
state: CheckState, 
/**
 * The place, at most sixty characters.
 */
quote: string, 
/**
 * Where it begins, in characters.
 */
offset: number, 
/**
 * How long it is, in characters.
 */
length: number, 
/**
 * What is wrong.
 */
words: string, 
/**
 * What it should be, where that is known.
 */
expected: string | null, };

/**
 * A number in a text.
 */
export type TextNumberCard = { 
/**
 * Where it begins, in characters.
 */
offset: number, 
/**
 * How long it is with its unit, in characters.
 */
length: number, 
/**
 * Printed.
 */
printed: string, 
/**
 * What it counts, as far as that was understood.
 */
subject: string, };

/**
 * A text to be read for its numbers.
 */
export type TextWish = { 
/**
 * As pasted.
 */
text: string, };

/**
 * A total of the ledger beside what was counted.
 */
export type TotalCard = { 
/**
 * Where it stands.
 */
place: string, 
/**
 * What it is of.
 */
label: string, 
/**
 * What the ledger prints.
 */
printed: string, 
/**
 * What was counted.
 */
counted: string, 
/**
 * They agree.
 */
agrees: boolean, };

/**
 * A number typed by hand.
 */
export type UnboundCard = { 
/**
 * As typed.
 */
printed: string, 
/**
 * The sentence.
 */
slot: string, };

/**
 * An act that was taken back or done again.
 */
export type UndoneCard = { 
/**
 * What it was called.
 */
label: string, 
/**
 * Registers whose rows moved.
 */
registers: Array<string>, 
/**
 * What can be taken back now.
 */
acts: ActsCard, };

/**
 * A value of a column and how often it stands there.
 */
export type ValueCard = { 
/**
 * What a filter `is` takes.
 */
text: string, 
/**
 * What is shown.
 */
label: string, 
/**
 * First letters of its syllables.
 */
initials: string, 
/**
 * How often.
 */
count: number, };

/**
 * The values of a column.
 */
export type ValuesCard = { 
/**
 * The most frequent, at most 500; codes in their list's order.
 */
values: Array<ValueCard>, 
/**
 * How many cells are empty.
 */
empty: number, 
/**
 * There are more values than listed.
 */
more: boolean, };

/**
 * Asks for the values of a column under the other conditions of a view.
 */
export type ValuesWish = { 
/**
 * The view, whose own condition on the field is left out.
 */
wish: ViewWish, 
/**
 * The field.
 */
field: string, };

/**
 * What becomes of a line.
 */
export type Verdict = "new" | "same" | "changed" | "doubtful" | "rejected" | "left";

/**
 * How many lines of each verdict.
 */
export type VerdictCounts = { 
/**
 * All.
 */
read: number, 
/**
 * Will be entered.
 */
new: number, 
/**
 * Are there already.
 */
same: number, 
/**
 * Change a record.
 */
changed: number, 
/**
 * Somebody should look.
 */
doubtful: number, 
/**
 * Cannot be taken.
 */
rejected: number, 
/**
 * Left out by the office.
 */
left: number, 
/**
 * Will be taken: entered, changed, or there already.
 */
taken: number, };

/**
 * A version of a record: what a change did.
 */
export type VersionCard = { 
/**
 * When, RFC 3339.
 */
at: string, 
/**
 * Which account.
 */
account: string, 
/**
 * What it did, in words.
 */
deed: string, 
/**
 * What changed.
 */
fields: Array<ChangeCard>, };

/**
 * A block of a view: rows from `start` to before `end`, these fields.
 */
export type ViewBlock = { 
/**
 * Its handle.
 */
view: number, 
/**
 * First row.
 */
start: number, 
/**
 * Row after the last.
 */
end: number, 
/**
 * Field names.
 */
fields: Array<string>, };

/**
 * An open view.
 */
export type ViewCard = { 
/**
 * Its handle.
 */
view: number, 
/**
 * The register (a figure's basis may be another than was asked).
 */
register: string, 
/**
 * Rows in the view.
 */
total: number, 
/**
 * Living rows in the register, as far as the account may see them.
 */
all: number, 
/**
 * Sums of amounts over the whole view, printed in 元.
 */
sums: Array<SumCard>, };

/**
 * The handle of a view.
 */
export type ViewName = { 
/**
 * Its handle.
 */
view: number, };

/**
 * A row in a view.
 */
export type ViewRow = { 
/**
 * Its handle.
 */
view: number, 
/**
 * The row's id.
 */
id: string, };

/**
 * Some rows of a view.
 */
export type ViewSpan = { 
/**
 * Its handle.
 */
view: number, 
/**
 * The first row's position.
 */
start: number, 
/**
 * How many, at most 400.
 */
count: number, };

/**
 * What a view shows.
 */
export type ViewWish = { 
/**
 * The register.
 */
register: string, 
/**
 * Conditions; all must hold.
 */
filters: Array<FilterWish>, 
/**
 * Words to search for; pinyin initials find names.
 */
search: string | null, 
/**
 * Order.
 */
order: Array<OrderWish>, 
/**
 * Only rows that are 待补录.
 */
incomplete: boolean, 
/**
 * Voided rows too.
 */
void: boolean, 
/**
 * Only these rows.
 */
among: Among | null, };

/**
 * A record to void.
 */
export type VoidWish = { 
/**
 * The register.
 */
register: string, 
/**
 * Its id.
 */
id: string, 
/**
 * Why.
 */
why: string, };

/**
 * Signs an explanation.
 */
export type WaiveWish = { 
/**
 * The check.
 */
rule: string, 
/**
 * The period.
 */
period: string, 
/**
 * The reason.
 */
reason: string, 
/**
 * Who signs, by name.
 */
name: string, };

/**
 * A signed explanation.
 */
export type WaiverCard = { 
/**
 * The reason.
 */
reason: string, 
/**
 * Who signed.
 */
signedBy: string, 
/**
 * When.
 */
signedOn: string, };

/**
 * A batch that was taken back.
 */
export type WithdrawnCard = { 
/**
 * Rows voided.
 */
withdrawn: number, 
/**
 * Rows that hold again what they held.
 */
restored: number, };

/**
 * Asks for the overview.
 */
export type YearWish = { 
/**
 * The year.
 */
year: number, };

/**
 * One zone of a chart.
 */
export type ZoneBar = { 
/**
 * The zone's id.
 */
zone: string, 
/**
 * Its name.
 */
label: string, 
/**
 * The figure.
 */
code: string, 
/**
 * What is counted.
 */
basis: string, 
/**
 * The word behind it.
 */
unit: string, 
/**
 * The number.
 */
value: number, };

/** Every command: its input and its output. */
export interface Commands {
  desk_state: [Nothing, DeskState];
  desk_folder: [Nothing, DeskState];
  desk_found: [FoundWish, FoundedCard];
  desk_open: [OpenWish, DeskState];
  desk_lock: [Nothing, DeskState];
  recovery_save: [Nothing, ExportedCard | null];
  password_change: [PasswordWish, Nothing];
  accounts: [Nothing, Array<AccountCard>];
  account_add: [AccountWish, Array<AccountCard>];
  account_disable: [AccountName, Array<AccountCard>];
  backup_make: [BackupWish, BackupCard | null];
  verify: [JobName, FindingsCard];
  prefs: [Nothing, Array<Preference>];
  pref_keep: [Preference, Nothing];
  drafts: [Nothing, Array<DraftKept>];
  draft_keep: [DraftKept, Nothing];
  draft_drop: [DraftName, Nothing];
  job_cancel: [JobName, Nothing];
  registers: [Nothing, Array<RegisterCard>];
  codes: [Nothing, Array<CodeListCard>];
  view_open: [ViewWish, ViewCard];
  view_rows: [ViewSpan, Array<RowCard>];
  view_locate: [ViewRow, number | null];
  view_values: [ValuesWish, ValuesCard];
  view_tally: [ViewBlock, TallyCard];
  view_copy: [ViewBlock, Array<Array<string>>];
  view_close: [ViewName, Nothing];
  cells_patch: [PatchWish, PatchedCard];
  cells_paste: [PasteWish, PastedCard];
  acts: [Nothing, ActsCard];
  act_undo: [Nothing, UndoneCard];
  act_redo: [Nothing, UndoneCard];
  record: [RecordName, RecordCard];
  record_add: [AddWish, SavedCard];
  record_change: [ChangeWish, SavedCard];
  record_void: [VoidWish, SavedCard];
  record_history: [RecordName, Array<VersionCard>];
  lookup: [LookupWish, Array<LinkCard>];
  look: [LookWish, LookCard];
  search_all: [SearchWish, Array<HitsCard>];
  figures: [FiguresWish, FiguresCard];
  figure_months: [MonthsWish, Array<MonthsCard>];
  figure_spread: [FiguresWish, Array<SpreadCard>];
  figure_evidence: [FiguresWish, Array<EvidenceCard>];
  figure_growth: [FiguresWish, Array<GrowthCard>];
  figure_choose: [ChoiceWish, FiguresCard];
  checks: [FiguresWish, ChecksCard];
  check_waive: [WaiveWish, ChecksCard];
  text_choose: [Nothing, TextCard | null];
  text_check: [TextWish, TextCard];
  overview: [YearWish, OverviewCard];
  overview_due: [YearWish, DueListCard];
  due_letters: [LettersWish, DueListCard];
  overview_charts: [YearWish, ChartsCard];
  board: [YearWish, BoardCard];
  ledger_choose: [Nothing, ChosenFile | null];
  ledger_survey: [FileToken, SurveyCard];
  ledger_columns: [ColumnsWish, ColumnsCard];
  ledger_preview: [ImportWish, PreviewCard];
  preview_lines: [PreviewSpan, PreviewLines];
  preview_save: [PreviewName, ExportedCard | null];
  ledger_commit: [ImportWish, ImportedCard];
  batches: [Nothing, Array<BatchCard>];
  batch_withdraw: [BatchName, WithdrawnCard];
  forms: [Nothing, Array<FormCard>];
  export_ledger: [ExportWish, ExportedCard | null];
  export_form: [FormWish, ExportedCard | null];
  form_draft: [DraftWish, DrawnCard];
  report_draft: [DraftWish, ReportCard];
  report_sentence: [SentenceWish, ReportCard];
  report_write: [ReportWish, ExportedCard | null];
  submit: [SubmitWish, Array<SubmissionCard>];
  submissions: [Nothing, Array<SubmissionCard>];
  submissions_compare: [CompareWish, ComparedCard];
  open_exported: [FileToken, Nothing];
  open_folder: [FileToken, Nothing];
}
