//! Single runs as tables that other programs read: CSV, JSON Lines and Parquet, one row a run, in the order of rows.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use guardline_report::ways::Way;
use guardline_scenario::file::KeepFile;
use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use super::kept::Kept;
use super::plan::{Plan, RowId};
use crate::measure::{MEASURES, Measure, Unit};

/// Rows in one group of a Parquet file: they are held in memory until the group is full.
const GROUP: usize = 10_000;

/// A value of a row.
#[derive(Clone, PartialEq, Debug)]
enum Value {
    Text(String),
    Whole(i64),
    Number(f64),
    Yes(bool),
}

/// The columns that all tables of a plan have.
pub(crate) struct Columns<'a> {
    plan: &'a Plan,
    measures: Vec<&'static Measure>,
    /// For each cell and arm: the hash of texts and settings, and that of the parameters.
    scenarios: Vec<Vec<String>>,
    parameters: Vec<Vec<String>>,
}

/// A table being written.
pub(crate) enum Table {
    Csv(Box<csv::Writer<File>>),
    Json(Vec<String>, BufWriter<File>),
    Parquet(Box<Parquet>),
}

pub(crate) struct Parquet {
    writer: SerializedFileWriter<File>,
    rows: Vec<Vec<Value>>,
}

impl<'a> Columns<'a> {
    pub(crate) fn of(plan: &'a Plan) -> Self {
        let measures = MEASURES.iter().filter(|measure| measure.says_something(plan.end)).collect();
        let each = |cell: usize, hash: &dyn Fn(usize, usize) -> String| {
            (0..plan.arms.len()).map(|arm| hash(cell, arm)).collect()
        };
        let cells = 0..plan.cells.len();
        let scenarios =
            cells.clone().map(|cell| each(cell, &|cell, arm| plan.scenario_hash(cell, arm))).collect();
        let parameters = cells.map(|cell| each(cell, &|cell, arm| plan.parameter_hash(cell, arm))).collect();
        Self { plan, measures, scenarios, parameters }
    }

    fn names(&self) -> Vec<String> {
        let first = [
            "simulated",
            "run",
            "cell",
            "arm",
            "replicate",
            "seed",
            "scenario",
            "parameters",
            "program",
            "trace",
            "peak",
            "path",
        ];
        let words = Way::ALL.iter().flat_map(|way| {
            ["said", "heard", "understood", "accepted"].map(|stage| format!("{}_{stage}", way.name()))
        });
        let measures = self.measures.iter().map(|measure| measure.id.to_owned());
        first.iter().map(|name| (*name).to_owned()).chain(measures).chain(words).collect()
    }

    /// The types of Parquet, one for each name.
    fn types(&self) -> Vec<&'static str> {
        let text = "REQUIRED BYTE_ARRAY {} (UTF8)";
        let (whole, yes, number) = ("REQUIRED INT64 {}", "REQUIRED BOOLEAN {}", "REQUIRED DOUBLE {}");
        let first = [yes, whole, text, text, whole, text, text, text, text, text, whole, text];
        let measures = self.measures.iter().map(|it| if it.unit == Unit::Probability { yes } else { number });
        first.into_iter().chain(measures).chain([whole; 16]).collect()
    }

    fn values(&self, id: RowId, kept: &Kept) -> Vec<Value> {
        let RowId { cell, replicate, arm } = id;
        let plan = self.plan;
        let path: Vec<String> = kept.path.iter().map(|(rung, _)| rung.number().to_string()).collect();
        let mut values = vec![
            Value::Yes(true),
            Value::Whole(plan.number(id).cast_signed()),
            Value::Text(plan.cells[cell].id.clone()),
            Value::Text(plan.arms[arm].id.clone()),
            Value::Whole(i64::from(replicate)),
            // A seed takes 64 bits, more than a spreadsheet keeps.
            Value::Text(plan.seed().0.to_string()),
            Value::Text(self.scenarios[cell][arm].clone()),
            Value::Text(self.parameters[cell][arm].clone()),
            Value::Text(plan.program_version.clone()),
            Value::Text(format!("{:016x}{:016x}", kept.trace[0], kept.trace[1])),
            Value::Whole(i64::from(kept.peak().number())),
            Value::Text(path.join(">")),
        ];
        values.extend(self.measures.iter().map(|measure| {
            let value = (measure.read)(&kept.sheet);
            if measure.unit == Unit::Probability { Value::Yes(value > 0.5) } else { Value::Number(value) }
        }));
        values.extend(kept.words.iter().flatten().map(|count| Value::Whole(i64::from(*count))));
        values
    }
}

impl Value {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Yes(yes) => yes.to_string(),
        }
    }

    fn json(&self) -> serde_json::Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Whole(number) => (*number).into(),
            Self::Number(number) => (*number).into(),
            Self::Yes(yes) => (*yes).into(),
        }
    }
}

impl Table {
    /// What its file is called.
    pub(crate) const fn name(kind: KeepFile) -> &'static str {
        match kind {
            KeepFile::Csv => "runs.csv",
            KeepFile::Json => "runs.jsonl",
            KeepFile::Parquet => "runs.parquet",
        }
    }

    /// Begins a table in a folder, in place of what is there.
    pub(crate) fn begin(folder: &Path, kind: KeepFile, columns: &Columns<'_>) -> io::Result<Self> {
        let names = columns.names();
        let file = File::create(folder.join(Self::name(kind)))?;
        Ok(match kind {
            KeepFile::Csv => {
                let mut writer = csv::Writer::from_writer(file);
                writer.write_record(&names)?;
                Self::Csv(Box::new(writer))
            }
            KeepFile::Json => Self::Json(names, BufWriter::new(file)),
            KeepFile::Parquet => {
                let types = columns.types();
                let fields: Vec<String> =
                    names.iter().zip(types).map(|(name, kind)| kind.replace("{}", name) + ";").collect();
                let schema = parse_message_type(&format!("message runs {{ {} }}", fields.join(" ")));
                let properties = WriterProperties::builder()
                    .set_compression(Compression::SNAPPY)
                    .set_created_by("guardline, simulated".to_owned())
                    .build();
                let schema = Arc::new(schema.map_err(told)?);
                let writer = SerializedFileWriter::new(file, schema, Arc::new(properties)).map_err(told)?;
                Self::Parquet(Box::new(Parquet { writer, rows: Vec::new() }))
            }
        })
    }

    pub(crate) fn row(&mut self, columns: &Columns<'_>, id: RowId, kept: &Kept) -> io::Result<()> {
        let values = columns.values(id, kept);
        match self {
            Self::Csv(writer) => writer.write_record(values.iter().map(Value::text)).map_err(Into::into),
            Self::Json(names, file) => {
                let object: serde_json::Map<_, _> =
                    names.iter().cloned().zip(values.iter().map(Value::json)).collect();
                serde_json::to_writer(&mut *file, &object)?;
                file.write_all(b"\n")
            }
            Self::Parquet(table) => {
                table.rows.push(values);
                if table.rows.len() == GROUP { table.group() } else { Ok(()) }
            }
        }
    }

    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Csv(mut writer) => writer.flush(),
            Self::Json(_, mut file) => file.flush(),
            Self::Parquet(mut table) => {
                table.group()?;
                table.writer.close().map(drop).map_err(told)
            }
        }
    }
}

impl Parquet {
    /// Writes the rows that have come as one group.
    fn group(&mut self) -> io::Result<()> {
        let rows = std::mem::take(&mut self.rows);
        let Some(width) = rows.first().map(Vec::len) else { return Ok(()) };
        let mut group = self.writer.next_row_group().map_err(told)?;
        for place in 0..width {
            let mut column = group
                .next_column()
                .map_err(told)?
                .ok_or_else(|| io::Error::other("there is a column too many"))?;
            let values = || rows.iter().map(|row| &row[place]);
            let written = match &rows[0][place] {
                Value::Text(_) => {
                    let values: Vec<ByteArray> = values().map(|it| it.text().into_bytes().into()).collect();
                    column.typed::<ByteArrayType>().write_batch(&values, None, None)
                }
                Value::Whole(_) => {
                    let values: Vec<i64> =
                        values().map(|it| if let Value::Whole(it) = it { *it } else { 0 }).collect();
                    column.typed::<Int64Type>().write_batch(&values, None, None)
                }
                Value::Number(_) => {
                    let values: Vec<f64> =
                        values().map(|it| if let Value::Number(it) = it { *it } else { f64::NAN }).collect();
                    column.typed::<DoubleType>().write_batch(&values, None, None)
                }
                Value::Yes(_) => {
                    let values: Vec<bool> = values().map(|it| *it == Value::Yes(true)).collect();
                    column.typed::<BoolType>().write_batch(&values, None, None)
                }
            };
            written.map_err(told)?;
            column.close().map_err(told)?;
        }
        group.close().map(drop).map_err(told)
    }
}

fn told(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
