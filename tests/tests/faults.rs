//! Killed at any moment, an office loses nothing it said was saved and keeps nothing that was not finished
//! (reliability D1). `ZHENGFENG_KILLS` says how often; `./dev soak` kills two hundred times.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use zhengfeng_core::office::clock::WallClock;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::query::Query;
use zhengfeng_core::register::{Described, Key};
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::storage::page;
use zhengfeng_tests::acts::{self, Manner};

/// A fresh office after so many kills: the check of everything stays quick.
const KILLS_AN_OFFICE: u32 = 20;

/// What a killed office was found to have lost or torn.
#[derive(Debug, Default)]
struct Damage {
    lost: BTreeSet<u64>,
    torn: BTreeSet<u64>,
    problems: Vec<String>,
    slowest: Duration,
    acknowledged: usize,
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_is_half_done() {
    prove(Manner::Enter, kills());
}

#[test]
fn an_import_is_there_whole_or_not_at_all() {
    prove(Manner::Import, kills() / 2);
}

/// A crash test that cannot fail is no test: a writer that speaks before the commit must be found out.
#[test]
fn a_writer_that_speaks_before_it_is_true_is_found_out() {
    let damage = kill_often(Manner::Boast, 10);
    assert!(!damage.lost.is_empty(), "the harness sees losses");
    assert_eq!((damage.torn, damage.problems), (BTreeSet::new(), Vec::new()), "though the office itself stays whole");
}

fn kills() -> u32 {
    std::env::var("ZHENGFENG_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(20)
}

fn prove(manner: Manner, kills: u32) {
    let damage = kill_often(manner, kills);
    println!("{manner:?}: {kills} kills, {} acts acknowledged, slowest reopening {:?}", damage.acknowledged, damage.slowest);
    assert!(damage.acknowledged > 0, "the writer got somewhere before it was killed");
    assert_eq!(damage.lost, BTreeSet::new(), "acknowledged acts are there");
    assert_eq!(damage.torn, BTreeSet::new(), "no act is half there");
    assert_eq!(damage.problems, Vec::<String>::new(), "the office is whole");
    assert!(damage.slowest < Duration::from_secs(3), "reopening is quick: {:?}", damage.slowest);
}

fn kill_often(manner: Manner, kills: u32) -> Damage {
    let place = tempfile::tempdir().unwrap();
    let template = place.path().join("template");
    drop(Office::found(&Folder::new(&template), acts::PASSWORD, Box::new(WallClock)).unwrap());
    let mut chance = Chance::seeded();
    let mut damage = Damage::default();
    let mut said = BTreeSet::new();
    let mut office = template.clone();
    for kill in 0..kills {
        if kill % KILLS_AN_OFFICE == 0 {
            office = place.path().join(format!("office-{kill}"));
            copy(&template, &office);
            said.clear();
        }
        let first = u64::from(kill) * 1_000_000;
        let mut child = writer(&office, first, manner);
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        let mut ready = String::new();
        lines.read_line(&mut ready).unwrap();
        if ready != "ready\n" {
            let mut error = String::new();
            child.stderr.take().unwrap().read_to_string(&mut error).unwrap();
            panic!("the writer did not get ready: {error}");
        }
        let longest = if manner == Manner::Import { 600 } else { 120 };
        std::thread::sleep(Duration::from_millis(chance.between(2, longest)));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut rest = String::new();
        lines.read_to_string(&mut rest).unwrap();
        // A line cut off by the kill was not said.
        let whole = rest.rsplit_once('\n').map_or("", |(whole, _)| whole);
        let acknowledged: Vec<u64> = whole.lines().map(|line| line.parse().unwrap()).collect();
        damage.acknowledged += acknowledged.len();
        said.extend(acknowledged);
        look(&office, manner, &said, &mut damage);
    }
    damage
}

fn look(folder: &Path, manner: Manner, said: &BTreeSet<u64>, damage: &mut Damage) {
    let start = Instant::now();
    let office = Office::open(&Folder::new(folder), "office", acts::PASSWORD, Purpose::Write, Box::new(WallClock)).unwrap();
    damage.slowest = damage.slowest.max(start.elapsed());
    let units = acts_of(&office, Unit::FULL_NAME);
    let persons = acts_of(&office, Person::NAME);
    damage.lost.extend(said.iter().filter(|act| !units.contains_key(act)));
    for (act, places) in &units {
        let whole: BTreeSet<u64> = (0..manner.size(*act)).collect();
        if *places != whole || (manner != Manner::Import && persons.get(act) != Some(places)) {
            damage.torn.insert(*act);
        }
    }
    damage.torn.extend(persons.keys().filter(|act| !units.contains_key(act)));
    let findings = office.verify().unwrap();
    damage.problems.extend(findings.problems);
    damage.problems.extend(findings.broken_at.map(|at| format!("the trail breaks at {at}")));
}

/// The acts that left rows in a register, with the places of those rows.
fn acts_of(office: &Office, name: Key<String>) -> BTreeMap<u64, BTreeSet<u64>> {
    let register = if name.register() == Unit::REGISTER { Unit::REGISTER } else { Person::REGISTER };
    let mut all: BTreeMap<u64, BTreeSet<u64>> = BTreeMap::new();
    page::each(&office.reading(), register, &Query::default(), |row| {
        let (act, at) = acts::of_name(&row.get(name).unwrap()).unwrap();
        assert!(all.entry(act).or_default().insert(at), "no row is there twice");
        Ok(())
    })
    .unwrap();
    all
}

fn writer(office: &Path, first: u64, manner: Manner) -> Child {
    Command::new(env!("CARGO_BIN_EXE_writer"))
        .arg(office)
        .args([&first.to_string(), manner.word()])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Random enough for moments of death; the seed is printed, so that a finding can be told.
struct Chance(u64);

impl Chance {
    fn seeded() -> Chance {
        let seed = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos() as u64;
        println!("seed {seed}");
        Chance(seed | 1)
    }

    fn between(&mut self, least: u64, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        least + self.0 % (most - least + 1)
    }
}
