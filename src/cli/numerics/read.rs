//! Numbers from a file: CSV or an array of numpy, told apart by how it begins.

use std::{
    convert::Infallible,
    fs,
    io::{self, Read},
    path::Path,
    str::{self, FromStr},
};

use half::f16;

use crate::cli::{Failure, solve::input::quoted};

/// How an array of numpy begins.
const NPY: &[u8] = b"\x93NUMPY";
/// How an archive of them begins.
const ZIP: &[u8] = b"PK\x03\x04";

/// Of a file, or of standard input.
#[derive(Debug)]
pub(super) struct Numbers {
    /// What messages call it.
    pub(super) name: String,
    pub(super) values: Vec<f32>,
}

/// Which column is wanted.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Column {
    /// By its place, from 1 on.
    Number(usize),
    Name(String),
}

impl FromStr for Column {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.parse().map_or_else(|_| Self::Name(text.to_owned()), Self::Number))
    }
}

/// All numbers of a file, or those of a column of CSV.
pub(super) fn numbers(path: &Path, column: Option<&Column>) -> Result<Numbers, Failure> {
    let mut bytes = Vec::new();
    let (name, read) = if path.as_os_str() == "-" {
        ("(stdin)".to_owned(), io::stdin().lock().read_to_end(&mut bytes).map(drop))
    } else {
        (path.display().to_string(), fs::read(path).map(|read| bytes = read))
    };
    let told = |what: String| Failure::Message(format!("{name}{what}"));
    read.map_err(|error| told(format!(": {error}")))?;
    let values = if bytes.starts_with(NPY) {
        match column {
            Some(_) => Err(": expected CSV for --column, found an array".to_owned()),
            None => of_npy(&bytes),
        }
    } else if bytes.starts_with(ZIP) {
        Err(": expected one array, found an archive (.npz?); unpack it first".to_owned())
    } else {
        of_csv(&bytes, column)
    };
    let values = values.map_err(told)?;
    Ok(Numbers { name, values })
}

/// What is wrong begins with its place in the file.
fn of_npy(bytes: &[u8]) -> Result<Vec<f32>, String> {
    let mut data = bytes;
    let header = npyz::NpyHeader::from_reader(&mut data).map_err(|error| format!(": {error}"))?;
    let dtype = header.dtype();
    // Before anything is read, so that no header asks for more memory than there is data; its own
    // count wraps.
    let (shape, size) = (header.shape(), dtype.num_bytes().unwrap_or(0));
    let count = shape.iter().try_fold(1u64, |count, &along| count.checked_mul(along));
    if count.and_then(|count| count.checked_mul(size as u64)) != Some(data.len() as u64) {
        let count = count.map_or_else(|| format!("{shape:?}"), |count| count.to_string());
        return Err(format!(": expected {count} numbers of {size} bytes, found {} bytes", data.len()));
    }
    let file = npyz::NpyFile::with_header(header, data);
    let file = match file.try_data::<f32>() {
        Ok(values) => return collect(values, Some),
        Err(file) => file,
    };
    let file = match file.try_data::<f64>() {
        Ok(values) => return collect(values, in_range),
        Err(file) => file,
    };
    match file.try_data::<f16>() {
        Ok(values) => collect(values, |x| Some(x.to_f32())),
        Err(_) => Err(format!(": expected an array of float16, float32 or float64, found {}", dtype.descr())),
    }
}

fn collect<T: npyz::Deserialize + Copy + Into<f64>>(
    values: npyz::NpyReader<T, &[u8]>,
    convert: impl Fn(T) -> Option<f32>,
) -> Result<Vec<f32>, String> {
    let one = |(place, value): (usize, io::Result<T>)| {
        let value = value.map_err(|error| format!(": element {place}: {error}"))?;
        let out_of_range =
            || format!(": element {place}: expected a number in the range of f32, found {:e}", value.into());
        convert(value).ok_or_else(out_of_range)
    };
    values.enumerate().map(one).collect()
}

/// Rounded, but not to infinity.
fn in_range(x: f64) -> Option<f32> {
    let rounded = x as f32;
    (rounded.is_finite() || !x.is_finite()).then_some(rounded)
}

fn of_csv(bytes: &[u8], column: Option<&Column>) -> Result<Vec<f32>, String> {
    let first_line = bytes.split(|&b| b == b'\n').next().unwrap_or_default();
    let delimiter = b",\t;".iter().copied().find(|delimiter| first_line.contains(delimiter)).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .trim(csv::Trim::All)
        .from_reader(bytes);
    let mut values = Vec::new();
    let mut wanted = match column {
        Some(Column::Number(number)) => Some(number.checked_sub(1).ok_or(": --column counts from 1")?),
        _ => None,
    };
    let mut record = csv::ByteRecord::new();
    let mut first = true;
    while reader.read_byte_record(&mut record).map_err(|error| format!(": {error}"))? {
        let line = record.position().map_or(0, csv::Position::line);
        let names = first && record.iter().all(|cell| number(cell) == Err(Wrong::NoNumber));
        if first && let Some(Column::Name(name)) = column {
            let place = record.iter().position(|cell| names && cell == name.as_bytes());
            let there = if names { listed(&record) } else { "none with a name".to_owned() };
            wanted = Some(place.ok_or_else(|| format!(":{line}: expected a column {name}, found {there}"))?);
        }
        first = false;
        if names {
            continue;
        }
        let cells = match wanted {
            Some(place) => place..place + 1,
            None => 0..record.len(),
        };
        for place in cells {
            let cell = record.get(place).unwrap_or_default();
            values.push(number(cell).map_err(|wrong| {
                let expected = match wrong {
                    Wrong::NoNumber => "a number",
                    Wrong::OutOfRange => "a number in the range of f32",
                };
                let found = if cell.is_empty() { "nothing".to_owned() } else { quoted(cell) };
                format!(":{line}: field {}: expected {expected}, found {found}", place + 1)
            })?);
        }
    }
    Ok(values)
}

fn listed(names: &csv::ByteRecord) -> String {
    names.iter().map(quoted).collect::<Vec<_>>().join(", ")
}

#[derive(Debug, PartialEq)]
enum Wrong {
    NoNumber,
    OutOfRange,
}

fn number(cell: &[u8]) -> Result<f32, Wrong> {
    let text = str::from_utf8(cell).map_err(|_| Wrong::NoNumber)?;
    let value: f32 = text.parse().map_err(|_| Wrong::NoNumber)?;
    // `inf` is one, `1e99` is not.
    let overflows = value.is_infinite() && text.contains(|c: char| c.is_ascii_digit());
    if overflows { Err(Wrong::OutOfRange) } else { Ok(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(text: &str, column: Option<&str>) -> Result<Vec<f32>, String> {
        of_csv(text.as_bytes(), column.map(|c| c.parse().unwrap()).as_ref())
    }

    #[test]
    fn text_with_and_without_names() {
        assert_eq!(csv("", None), Ok(vec![]));
        assert_eq!(csv("1,2\n-3e-5, 4 \n", None), Ok(vec![1.0, 2.0, -3e-5, 4.0]));
        assert_eq!(csv("\u{feff}a;b\r\n1;2\r\n\r\n3;4", None), Ok(vec![1.0, 2.0, 3.0, 4.0]));
        assert_eq!(csv("\"a, b\",c\n\"1\",2\n", Some("a, b")), Ok(vec![1.0]));
        assert_eq!(csv("x\ty\n1\t2\n3\t4\n", Some("y")), Ok(vec![2.0, 4.0]));
        assert_eq!(csv("1,2\n3,4\n", Some("2")), Ok(vec![2.0, 4.0]));
        let special = csv("inf,-inf,nan,1e-60\n", None).unwrap();
        assert!(special[2].is_nan() && special[..2] == [f32::INFINITY, f32::NEG_INFINITY] && special[3] == 0.0);
    }

    #[test]
    fn what_is_no_number_is_named() {
        for (text, column, told) in [
            ("a,b\n1,2\n3,x\n", None, ":3: field 2: expected a number, found `x`"),
            ("1,\n", None, ":1: field 2: expected a number, found nothing"),
            ("1,1e39\n", None, ":1: field 2: expected a number in the range of f32, found `1e39`"),
            ("a,b\n1,2\n3\n", Some("b"), ":3: field 2: expected a number, found nothing"),
            ("a,b\n1,2\n", Some("c"), ":1: expected a column c, found `a`, `b`"),
            ("1,2\n", Some("c"), ":1: expected a column c, found none with a name"),
            ("1,2\n", Some("0"), ": --column counts from 1"),
        ] {
            assert_eq!(csv(text, column), Err(told.to_owned()), "{text:?}");
        }
    }
}
