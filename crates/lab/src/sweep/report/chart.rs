//! Charts as specifications of Vega-Lite 5: data, which tests can read, and nothing that is computed in the browser.
//!
//! Colours are those of Okabe and Ito (2008), which hold for the common kinds of colour blindness and in print; what they tell apart
//! is told apart by dashes, places or words as well.

use serde_json::{Value, json};

use super::html::Table;
use crate::interval::Interval;

/// Blue, vermilion, bluish green, reddish purple, orange, sky blue; the base is grey.
pub(super) const HUES: [&str; 6] = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];
pub(super) const GREY: &str = "#5f6670";
const INK: &str = "#1b1f24";
const SOFT: &str = "#57606a";
const GRID: &str = "#e6e9ed";

/// The rungs: below the use of force in blue, from warning force on in orange, darker the higher.
pub(super) const RUNGS: [&str; 10] = [
    "#f1f5f9", "#d3e3f0", "#a9cae4", "#74a9d1", "#3a7fb5", "#fdd29b", "#f9a04f", "#dd6a1f", "#a63f0b",
    "#6b2404",
];

/// A chart with all that stands around it.
#[derive(Clone, PartialEq, Debug)]
pub struct Chart {
    /// What it shows, above it.
    pub heading: String,
    /// What its colours and dashes mean.
    pub(super) key: Vec<Mark>,
    /// The specification.
    pub spec: Value,
    /// Text for who does not see it, with the key numbers.
    pub alternative: String,
    /// The same numbers.
    pub(super) table: Table,
}

/// An entry of a key.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Mark {
    pub(super) colour: String,
    pub(super) dash: &'static str,
    pub(super) width: u8,
    pub(super) text: String,
}

impl Mark {
    pub(super) fn new(colour: &str, dash: &'static str, width: u8, text: String) -> Self {
        Self { colour: colour.to_owned(), dash, width, text }
    }
}

/// Dashes, by the number of the arm: a list for the chart, a text for the key.
pub(super) fn dash(arm: usize) -> (Value, &'static str) {
    match arm % 3 {
        0 => (json!([1, 0]), "1 0"),
        1 => (json!([8, 3]), "8 3"),
        _ => (json!([10, 3, 2, 3]), "10 3 2 3"),
    }
}

/// Of an arm, by its number: the first is the base.
pub(super) fn hue(arm: usize) -> &'static str {
    if arm == 0 { GREY } else { HUES[(arm - 1) % HUES.len()] }
}

/// What all charts have in common. `fonts` is a list as in a style sheet.
pub(super) fn framed(title: &str, alternative: &str, fonts: &str, mut spec: Value) -> Value {
    let common = json!({
        "title": {
            "text": title, "anchor": "start", "frame": "group", "fontSize": 11, "fontWeight": "normal", "color": SOFT,
            "offset": 8,
        },
        "description": alternative,
        "width": "container",
        "autosize": { "type": "fit-x", "contains": "padding" },
        "padding": { "left": 2, "right": 12, "top": 2, "bottom": 4 },
        "background": null,
        "config": {
            "font": fonts,
            "aria": false,
            "mark": { "aria": false },
            "view": { "stroke": null },
            "axis": {
                "labelColor": INK, "titleColor": INK, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal",
                "gridColor": GRID, "domainColor": SOFT, "tickColor": SOFT, "labelLimit": 400, "titleLimit": 600,
                "labelOverlap": true,
            },
            "text": { "color": INK, "fontSize": 12 },
            "scale": { "round": false },
        },
    });
    let object = spec.as_object_mut().expect("a specification is an object");
    for (name, value) in common.as_object().expect("it is one") {
        object.insert(name.clone(), value.clone());
    }
    spec
}

/// A row of a forest plot.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Stem {
    pub(super) label: String,
    /// The value as it is written.
    pub(super) shown: String,
    pub(super) value: f64,
    pub(super) interval: Option<Interval>,
    /// The same of the conduct-neutral arms.
    pub(super) neutral: Option<(f64, Option<Interval>)>,
    /// Half the width of the band of what does not matter.
    pub(super) margin: Option<f64>,
    pub(super) colour: &'static str,
}

/// What a row is called: before ` · ` in the first line, and after it in the second.
fn named(mut value: Value, label: &str) -> Value {
    let (first, second) = label.split_once(" · ").unwrap_or((label, ""));
    value["label"] = json!(first);
    if !second.is_empty() {
        value["under"] = json!(second);
    }
    value
}

/// Labels stand above their rows, in two lines if they have two parts: so a chart is as readable on a telephone as on paper, in every
/// language.
fn labels(data: &[Value], dy: i32) -> Vec<Value> {
    let under = data.iter().any(|row| row.get("under").is_some());
    // Twice: first a white edge, so that lines behind do not run through the letters.
    let text = |field: &str, dy: i32, colour: &str| {
        [4, 0].map(|edge| {
            let mut layer = json!({
                "transform": [{ "filter": format!("isValid(datum.{field})") }],
                "mark": {
                    "type": "text", "align": "left", "baseline": "middle", "dy": dy, "limit": 700, "color": colour,
                },
                "encoding": { "x": { "value": 0 }, "text": { "field": field, "type": "nominal" } },
            });
            if edge > 0 {
                layer["mark"]["stroke"] = json!("#ffffff");
                layer["mark"]["strokeWidth"] = json!(edge);
            }
            layer
        })
    };
    let mut layers = text("label", if under { dy - 15 } else { dy }, INK).to_vec();
    if under {
        layers.extend(text("under", dy, SOFT));
    }
    layers
}

/// Rows below each other, of so many points each, and what is drawn in them.
fn rows(data: &[Value], count: usize, step: usize, layer: &[Value]) -> Value {
    json!({
        "data": { "values": data },
        "height": count.max(1) * step,
        "encoding": {
            "y": {
                "field": "row", "type": "ordinal", "axis": null,
                "scale": { "paddingInner": 0, "paddingOuter": 0.1 },
            },
        },
        "layer": layer,
    })
}

/// Differences with their intervals about the line of no difference. `scale` is 100 for shares, else 1.
pub(super) fn forest(stems: &[Stem], scale: f64, axis: &str) -> Value {
    let data = stems.iter().enumerate().map(|(row, stem)| {
        let value = json!({ "row": row, "value": scale * stem.value, "colour": stem.colour });
        let mut value = named(value, &stem.label);
        if let Some(interval) = stem.interval {
            value["low"] = json!(scale * interval.low);
            value["high"] = json!(scale * interval.high);
        }
        if let Some((neutral, interval)) = stem.neutral {
            value["neutral"] = json!(scale * neutral);
            if let Some(interval) = interval {
                value["neutral_low"] = json!(scale * interval.low);
                value["neutral_high"] = json!(scale * interval.high);
            }
        }
        if let Some(margin) = stem.margin {
            value["margin_low"] = json!(-scale * margin);
            value["margin_high"] = json!(scale * margin);
        }
        value
    });
    let data: Vec<Value> = data.collect();
    let x = json!({
        "type": "quantitative", "title": axis, "scale": { "zero": true, "nice": true },
        "axis": { "tickCount": 6, "format": ",~f" },
    });
    let at = |field: &str| {
        let mut x = x.clone();
        x["field"] = json!(field);
        x
    };
    let colour = json!({ "field": "colour", "type": "nominal", "scale": null, "legend": null });
    let has = |field: &str| json!([{ "filter": format!("isValid(datum.{field})") }]);
    let mut layer = Vec::new();
    if stems.iter().any(|stem| stem.margin.is_some()) {
        layer.push(json!({
            "transform": has("margin_low"),
            "mark": { "type": "bar", "color": "#e8edf2", "height": 26, "yOffset": 19 },
            "encoding": { "x": at("margin_low"), "x2": { "field": "margin_high" } },
        }));
    }
    layer.push(json!({
        "mark": { "type": "rule", "color": SOFT, "strokeWidth": 1 },
        "encoding": { "x": { "datum": 0, "type": "quantitative" }, "y": null },
    }));
    layer.extend(labels(&data, -2));
    layer.push(json!({
        "transform": has("low"),
        "mark": { "type": "rule", "strokeWidth": 2.5, "yOffset": 14 },
        "encoding": { "x": at("low"), "x2": { "field": "high" }, "color": colour },
    }));
    layer.push(json!({
        "mark": { "type": "point", "filled": true, "size": 70, "opacity": 1, "yOffset": 14 },
        "encoding": { "x": at("value"), "color": colour },
    }));
    if stems.iter().any(|stem| stem.neutral.is_some()) {
        layer.push(json!({
            "transform": has("neutral_low"),
            "mark": { "type": "rule", "strokeWidth": 1.5, "strokeDash": [3, 2], "yOffset": 24, "color": SOFT },
            "encoding": { "x": at("neutral_low"), "x2": { "field": "neutral_high" } },
        }));
        layer.push(json!({
            "transform": has("neutral"),
            "mark": {
                "type": "point", "shape": "diamond", "filled": true, "fill": "#fff", "stroke": SOFT, "strokeWidth": 1.5,
                "size": 50, "opacity": 1, "yOffset": 24,
            },
            "encoding": { "x": at("neutral") },
        }));
    }
    rows(&data, stems.len(), 68, &layer)
}

/// A curve with its band.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Curve {
    pub(super) arm: String,
    pub(super) colour: &'static str,
    pub(super) dash: Value,
    /// Place (hours, say), value, low, high.
    pub(super) points: Vec<[f64; 4]>,
}

/// By what the curves of arms are told apart: colour and dash.
fn told_apart(curves: &[Curve]) -> [Value; 2] {
    let names: Vec<&String> = curves.iter().map(|curve| &curve.arm).collect();
    let colours = curves.iter().map(|curve| json!(curve.colour)).collect();
    let dashes = curves.iter().map(|curve| curve.dash.clone()).collect();
    [colours, dashes].map(|range: Vec<Value>| {
        json!({
            "field": "arm", "type": "nominal", "legend": null, "sort": null,
            "scale": { "domain": names, "range": range },
        })
    })
}

/// The points of all curves, each as `point` has it.
fn points(curves: &[Curve], point: impl Fn([f64; 4]) -> Value) -> Vec<Value> {
    let of = |curve: &Curve| -> Vec<Value> {
        let with_arm = |at: &[f64; 4]| {
            let mut value = point(*at);
            value["arm"] = json!(curve.arm);
            value
        };
        curve.points.iter().map(with_arm).collect()
    };
    curves.iter().flat_map(of).collect()
}

/// From one point to the next a curve stays as high as it is. In two parts, because it is no message of the catalogue.
const STEP: &str = concat!("step", "-after");

/// Hours that are marked.
const TICKS: [f64; 13] = [0.0, 0.5, 1.0, 2.0, 4.0, 8.0, 24.0, 72.0, 168.0, 720.0, 2160.0, 4320.0, 8760.0];

/// Shares that fall in steps, over time. Most fall soon, so the scale is widened near 0.
pub(super) fn survival(curves: &[Curve], end: f64, (x_title, y_title): (&str, &str)) -> Value {
    let ticks: Vec<f64> = TICKS.into_iter().filter(|hours| *hours <= end).collect();
    let data = points(
        curves,
        |[hours, share, low, high]| json!({ "hours": hours, "share": share, "low": low, "high": high }),
    );
    let [colour, dash] = told_apart(curves);
    let x = json!({
        "field": "hours", "type": "quantitative", "title": x_title,
        "scale": { "type": "symlog", "constant": 0.5, "domain": [0, end], "nice": false },
        "axis": { "values": ticks, "format": ",.2~f", "labelOverlap": "greedy" },
    });
    let y = json!({
        "type": "quantitative", "title": y_title, "scale": { "domain": [0, 1] },
        "axis": { "format": ".0%", "tickCount": 5, "titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleY": -8, "titleX": 0 },
    });
    let at = |field: &str| {
        let mut y = y.clone();
        y["field"] = json!(field);
        y
    };
    json!({
        "data": { "values": data },
        "height": 260,
        "layer": [
            {
                "mark": { "type": "area", "interpolate": STEP, "opacity": 0.14 },
                "encoding": { "x": x, "y": at("low"), "y2": { "field": "high" }, "color": colour },
            },
            {
                "mark": { "type": "line", "interpolate": STEP, "strokeWidth": 2 },
                "encoding": {
                    "x": x, "y": at("share"), "color": colour,
                    "strokeDash": dash,
                },
            },
        ],
    })
}

/// Differences along an axis, one line for each arm, about the line of no difference. `scale` is 100 for shares, else 1.
pub(super) fn trend(curves: &[Curve], scale: f64, (x_title, y_title): (&str, &str)) -> Value {
    let data = points(curves, |[at, value, low, high]| {
        let [value, low, high] = [value, low, high].map(|it| scale * it);
        json!({ "at": at, "value": value, "low": low, "high": high })
    });
    let [colour, dash] = told_apart(curves);
    let x = json!({
        "field": "at", "type": "quantitative", "title": x_title, "scale": { "zero": false, "nice": false },
        "axis": { "tickCount": 6, "format": ",~f" },
    });
    let y = |field: &str| {
        json!({
            "field": field, "type": "quantitative", "title": y_title, "scale": { "zero": true },
            "axis": { "tickCount": 6, "format": ",~f", "titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleY": -8, "titleX": 0 },
        })
    };
    json!({
        "data": { "values": data },
        "height": 260,
        "layer": [
            {
                "mark": { "type": "rule", "color": SOFT, "strokeWidth": 1 },
                "encoding": { "y": { "datum": 0, "type": "quantitative" } },
            },
            {
                "mark": { "type": "area", "opacity": 0.14 },
                "encoding": { "x": x, "y": y("low"), "y2": { "field": "high" }, "color": colour },
            },
            {
                "mark": { "type": "line", "strokeWidth": 2, "point": { "filled": true, "size": 45 } },
                "encoding": {
                    "x": x, "y": y("value"), "color": colour,
                    "strokeDash": dash,
                },
            },
        ],
    })
}

/// Bars of shares that make up a whole, one for each arm; from left to right the rungs.
pub(super) fn stacked(bars: &[(String, [f64; 10])], axis: &str) -> Value {
    let mut data = Vec::new();
    for (row, (label, shares)) in bars.iter().enumerate() {
        let mut from = 0.0;
        for (rung, share) in shares.iter().enumerate() {
            let mut value = json!({
                "row": row, "rung": format!("R{rung}"), "share": share, "from": from, "to": from + share,
                "colour": RUNGS[rung],
            });
            if rung == 0 {
                value = named(value, label);
            }
            // A number where there is room for it, in the ink that is read on its ground.
            if *share >= 0.07 {
                value["shown"] = json!(format!("{:.0} %", 100.0 * share));
                value["middle"] = json!(from + share / 2.0);
                value["ink"] = json!(if matches!(rung, 4 | 7..=9) { "#ffffff" } else { INK });
            }
            from += share;
            data.push(value);
        }
    }
    let x = json!({
        "type": "quantitative", "title": axis, "scale": { "domain": [0, 1], "nice": false },
        "axis": { "format": ".0%", "tickCount": 5, "grid": false },
    });
    let at = |field: &str| {
        let mut x = x.clone();
        x["field"] = json!(field);
        x
    };
    let mut layer = vec![
        json!({
            "transform": [{ "filter": "datum.share > 0" }],
            "mark": { "type": "bar", "height": 22, "yOffset": 8, "stroke": "#8a939d", "strokeWidth": 0.5 },
            "encoding": {
                "x": at("from"), "x2": { "field": "to" },
                "color": { "field": "colour", "type": "nominal", "scale": null, "legend": null },
            },
        }),
        json!({
            "transform": [{ "filter": "isValid(datum.shown)" }],
            "mark": { "type": "text", "baseline": "middle", "dy": 8, "fontSize": 11 },
            "encoding": {
                "x": at("middle"), "text": { "field": "shown", "type": "nominal" },
                "color": { "field": "ink", "type": "nominal", "scale": null, "legend": null },
            },
        }),
    ];
    layer.extend(labels(&data, -13));
    rows(&data, bars.len(), 50, &layer)
}

/// From nearly white at 0 to dark blue at 1. Scales of colours are not left to the browser: what is drawn is in the data.
fn shade(share: f64) -> String {
    let [red, green, blue] = [(238.0, 0.0), (244.0, 76.0), (249.0, 125.0)]
        .map(|(light, dark): (f64, f64)| (light + (dark - light) * share.clamp(0.0, 1.0)).round() as u8);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Steps from rung to rung: `(from, to, count)`, with the greatest count of all charts that are to be compared.
pub(super) fn heat(
    cells: &[(u8, u8, f64)],
    rungs: &[u8],
    greatest: f64,
    (x_title, y_title): (&str, &str),
) -> Value {
    let data: Vec<Value> = cells
        .iter()
        .map(|(from, to, count)| {
            let shown = match *count {
                count if count < 0.05 => "< 0.1".to_owned(),
                count if count < 9.95 => format!("{count:.1}"),
                count => format!("{count:.0}"),
            };
            let ink = if *count > 0.68 * greatest { "#ffffff" } else { INK };
            json!({ "from": format!("R{from}"), "to": format!("R{to}"), "count": count, "shown": shown, "ink": ink, "ground": shade(count / greatest.max(f64::MIN_POSITIVE)) })
        })
        .collect();
    let names: Vec<String> = rungs.iter().map(|rung| format!("R{rung}")).collect();
    let axis = |title: &str, orient: &str| {
        json!({
            "title": title, "orient": orient, "labelAngle": 0, "domain": false, "ticks": false, "titleFontSize": 11,
            "labelOverlap": false,
        })
    };
    let mut y_axis = axis(y_title, "left");
    y_axis["titlePadding"] = json!(6);
    json!({
        "data": { "values": data },
        "height": 30 * names.len().max(1),
        "encoding": {
            "x": { "field": "to", "type": "ordinal", "scale": { "domain": names, "padding": 0.04 }, "axis": axis(x_title, "bottom") },
            "y": { "field": "from", "type": "ordinal", "scale": { "domain": names, "padding": 0.06 }, "axis": y_axis },
        },
        "layer": [
            {
                "mark": { "type": "rect" },
                "encoding": { "color": { "field": "ground", "type": "nominal", "scale": null, "legend": null } },
            },
            {
                "mark": { "type": "text", "fontSize": 11 },
                "encoding": {
                    "text": { "field": "shown", "type": "nominal" },
                    "color": { "field": "ink", "type": "nominal", "scale": null, "legend": null },
                },
            },
        ],
    })
}

/// How far words came: four bars within each other, from what was said to what was accepted.
pub(super) const STAGES: [&str; 4] = ["#c9d9e6", "#8fb6d3", "#3a7fb5", "#0b3c5d"];

pub(super) fn nested(bars: &[(String, [f64; 4])], axis: &str) -> Value {
    let mut data = Vec::new();
    for (row, (label, counts)) in bars.iter().enumerate() {
        for (stage, count) in counts.iter().enumerate() {
            let mut value = json!({ "row": row, "stage": stage, "count": count });
            if stage == 0 {
                value = named(value, label);
            }
            data.push(value);
        }
    }
    let x = json!({
        "field": "count", "type": "quantitative", "title": axis, "scale": { "zero": true, "nice": true },
        "axis": { "tickCount": 6 },
    });
    let mut layer: Vec<Value> = STAGES
        .iter()
        .enumerate()
        .map(|(stage, colour)| {
            json!({
                "transform": [{ "filter": format!("datum.stage === {stage}") }],
                "mark": { "type": "bar", "height": 20 - 5 * stage, "yOffset": 16, "color": colour },
                "encoding": { "x": x },
            })
        })
        .collect();
    layer.extend(labels(&data, -3));
    rows(&data, bars.len(), 60, &layer)
}

/// Bars from 0, each in its colour.
pub(super) fn bars(values: &[(String, f64, &'static str)], axis: &str) -> Value {
    let data = values
        .iter()
        .enumerate()
        .map(|(row, (label, value, colour))| {
            named(json!({ "row": row, "value": value, "colour": colour }), label)
        })
        .collect::<Vec<Value>>();
    let mut layer = vec![json!({
        "mark": { "type": "bar", "height": 12, "yOffset": 8 },
        "encoding": {
            "x": { "field": "value", "type": "quantitative", "title": axis, "axis": { "tickCount": 6 } },
            "color": { "field": "colour", "type": "nominal", "scale": null, "legend": null },
        },
    })];
    layer.extend(labels(&data, -8));
    rows(&data, values.len(), 36, &layer)
}
