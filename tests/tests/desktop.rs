//! The window end to end: the real program on a screen of its own, told in at most eight stories.
#![allow(clippy::unwrap_used, clippy::panic)]

use zhengfeng_tests::desktop::Story;

#[test]
fn a_wrong_password_is_refused_and_the_right_one_shows_the_reports_figures() {
    let Some(story) = Story::begin("unlock") else { return };
    let window = story.open();
    window.click("lock-password");
    window.write("Kestrel-7-Harbor");
    window.press("Enter");
    window.says("lock-said", "不对");
    window.unlock();
    // Letters and clues of the report, matters and persons of its cases.
    for (figure, number) in [("F110-letter", "203"), ("F061-clue", "203"), ("F022-incident", "122"), ("F022-person", "163")] {
        window.says(&format!("figures-panel fig-{figure}"), number);
    }
}
