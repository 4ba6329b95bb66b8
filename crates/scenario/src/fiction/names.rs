//! Names that stand for nobody, in three languages.

use toml::{Table, Value};

/// One thing in English, Chinese and Japanese.
pub(super) type Name = [&'static str; 3];

pub(super) const TITLE: Name = ["An encounter between two states", "两国之间的一次相遇", "二国間の遭遇"];
pub(super) const SUMMARY: Name = [
    "Units of two states meet, and each side has its own account of it.",
    "两国的单位相遇，双方各执一词。",
    "二国の部隊が出会い、双方がそれぞれの説明をする。",
];
pub(super) const PLACE: Name = ["The sea between", "两国之间的海域", "二国の間の海"];
pub(super) const THIRD_PARTY: Name = ["A neighbour", "邻国", "隣国"];
pub(super) const MECHANISM: Name = ["The mechanism in force", "现行机制", "現行のメカニズム"];
pub(super) const UNIT: Name = ["Unit", "单位", "部隊"];
pub(super) const ZONE: Name = ["Zone", "区域", "区域"];
pub(super) const OBJECTIVE: Name = ["Objective", "目标", "目標"];

/// States, in the order of the sides of a file.
pub(super) const STATES: [Name; 6] = [
    ["Arvenia", "阿尔维尼亚", "アルヴェニア"],
    ["Bessara", "贝萨拉", "ベッサラ"],
    ["Cordane", "科尔丹", "コルデーン"],
    ["Dolmera", "多尔梅拉", "ドルメラ"],
    ["Eskaria", "埃斯卡里亚", "エスカリア"],
    ["Fendor", "芬多尔", "フェンドル"],
];

/// Classes that come with the program.
const CLASSES: [(&str, Name); 13] = [
    ("destroyer", ["Destroyer", "驱逐舰", "駆逐艦"]),
    ("gun_destroyer", ["Destroyer", "驱逐舰", "駆逐艦"]),
    ("cruiser", ["Cruiser", "巡洋舰", "巡洋艦"]),
    ("carrier", ["Carrier", "航空母舰", "空母"]),
    ("frigate", ["Frigate", "护卫舰", "フリゲート"]),
    ("coast_guard", ["Coast guard ship", "海警船", "海上警備船"]),
    ("replenishment_ship", ["Replenishment ship", "补给舰", "補給艦"]),
    ("landing_ship", ["Landing ship", "登陆舰", "揚陸艦"]),
    ("fishing_vessel", ["Fishing vessel", "渔船", "漁船"]),
    ("fighter", ["Fighter", "战斗机", "戦闘機"]),
    ("patrol_aircraft", ["Patrol aircraft", "巡逻机", "哨戒機"]),
    ("helicopter", ["Helicopter", "直升机", "ヘリコプター"]),
    ("uncrewed_aircraft", ["Uncrewed aircraft", "无人机", "無人機"]),
];

/// What a state calls its ministry.
pub(super) fn ministry([en, zh, ja]: Name) -> Value {
    texts([format!("Defence Ministry of {en}"), format!("{zh}国防部"), format!("{ja}国防省")])
}

/// A name in a file.
pub(super) fn each(name: Name) -> Value {
    texts(name.map(str::to_owned))
}

/// A name with a number.
pub(super) fn numbered(name: Name, place: usize) -> Value {
    texts(name.map(|name| format!("{name} {}", place + 1)))
}

/// The class of a unit, in words.
pub(super) fn class(id: &str) -> Name {
    CLASSES.iter().find(|(class, _)| *class == id).map_or(UNIT, |(_, name)| *name)
}

/// A unit by its class, the letter of its side and a number.
pub(super) struct Numbered {
    pub(super) class: Name,
    pub(super) side: char,
    pub(super) number: usize,
}

impl Numbered {
    pub(super) fn name(&self) -> Value {
        texts(self.class.map(|class| format!("{class} {}-{}", self.side, self.number)))
    }

    pub(super) fn id(&self) -> String {
        let class = self.class[0].to_ascii_lowercase().replace(' ', "_");
        format!("{class}_{}{}", self.side.to_ascii_lowercase(), self.number)
    }
}

fn texts(texts: [String; 3]) -> Value {
    let keyed = ["en", "zh", "ja"].into_iter().zip(texts);
    Value::Table(keyed.map(|(language, text)| (language.to_owned(), Value::String(text))).collect::<Table>())
}
