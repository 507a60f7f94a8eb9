//! `kihon numerics quantize`, on files of each kind and on wrong ones.

use std::{fs, path::Path};

use tempfile::TempDir;

use super::{kihon, run, told};

/// An array as numpy writes it: the header padded to a multiple of 64 bytes.
fn npy(descr: &str, shape: &str, data: &[u8]) -> Vec<u8> {
    let dict = format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}");
    let padded = (10 + dict.len() + 1).next_multiple_of(64) - 10;
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend((padded as u16).to_le_bytes());
    bytes.extend(format!("{dict:<0$}\n", padded - 1).as_bytes());
    bytes.extend(data);
    bytes
}

fn file(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> String {
    let path = folder.path().join(name);
    fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn quantize(args: &[&str]) -> (i32, String, String) {
    run(&[&["numerics", "quantize"], args].concat())
}

/// stdout of a run with nothing to complain of.
#[track_caller]
fn answer(args: &[&str]) -> String {
    let (code, stdout, stderr) = quantize(args);
    assert_eq!((code, stderr.as_str()), (0, ""));
    stdout
}

#[test]
fn a_table_a_drawing_and_json_of_the_same_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let csv = file(&folder, "g.csv", "step,gradient\n1,1e-9\n2,-0.25\n3,0\n4,2e-5\n5,65519\n");
    let svg = folder.path().join("g.svg");
    let table = answer(&[&csv, "--column", "gradient", "--svg", svg.to_str().unwrap()]);
    assert!(table.starts_with("5 values: 1 zero, 0 infinite, 0 NaN; magnitudes from 1e-9 to 65519.0\n"), "{table}");
    for name in ["F16", "BF16", "F8E4M3", "F8E5M2"] {
        assert!(table.lines().any(|line| line.starts_with(&format!("{name} "))), "{table}");
    }
    let svg = fs::read_to_string(svg).unwrap();
    assert!(svg.starts_with("<svg ") && svg.contains("1 value of 2^-2<"), "{svg}");

    let json = answer(&[&csv, "--column", "2", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], "kihon-quantize/1");
    assert_eq!((&json["zeros"], &json["nans"]), (&1.into(), &0.into()));
    assert_eq!(json["exponents"], serde_json::json!([[-30, 1], [-16, 1], [-2, 1], [15, 1]]));
    let [f16, _, e4m3, _] = &json["formats"].as_array().unwrap()[..] else { panic!("{json}") };
    assert_eq!(f16["best_scale"], 0);
    assert_eq!(f16["unscaled"]["overflow"], 0);
    assert_eq!((&f16["unscaled"]["to_zero"], &f16["unscaled"]["subnormal"]), (&1.into(), &1.into()));
    assert_eq!(e4m3["unscaled"]["overflow"], 1);
    assert!(e4m3["unscaled"]["relative_error"]["largest"].is_null());
    assert_eq!(e4m3["best_scale"], -8);
}

#[test]
fn arrays_of_three_types_give_what_the_text_gives() {
    let folder = tempfile::tempdir().unwrap();
    let numbers = [1.5f32, -0.25, 0.0, 3.0, f32::INFINITY, 6e-5];
    let text = numbers.map(|x| x.to_string()).join("\n");
    let csv = answer(&[&file(&folder, "n.csv", text)]);
    let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
    assert_eq!(answer(&[&file(&folder, "n.npy", npy("<f4", "(2, 3)", &bytes))]), csv);
    let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_be_bytes()).collect();
    assert_eq!(answer(&[&file(&folder, "big-endian.npy", npy(">f4", "(6,)", &bytes))]), csv);
    let bytes: Vec<u8> = numbers.iter().flat_map(|&x| f64::from(x).to_le_bytes()).collect();
    assert_eq!(answer(&[&file(&folder, "n64.npy", npy("<f8", "(6,)", &bytes))]), csv);
    let halves = [0x3e00u16, 0xb400, 0x8000];
    let bytes: Vec<u8> = halves.iter().flat_map(|x| x.to_le_bytes()).collect();
    let of_halves = answer(&[&file(&folder, "n16.npy", npy("<f2", "(3,)", &bytes))]);
    assert_eq!(of_halves, answer(&[&file(&folder, "h.csv", "1.5,-0.25,-0\n")]));
    let empty = answer(&[&file(&folder, "empty.npy", npy("<f4", "(0,)", &[]))]);
    assert_eq!(empty, "0 values: 0 zeros, 0 infinite, 0 NaN; nothing to convert\n");
}

#[test]
fn what_is_wrong_is_named_with_file_place_and_value() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = |name: &str, content: &[u8], more: &[&str], expected: &str| {
        let path = file(&folder, name, content);
        let (code, stdout, stderr) = quantize(&[&[path.as_str()], more].concat());
        assert_eq!((code, stdout.as_str()), (2, ""), "{stderr}");
        assert_eq!(stderr, format!("error: {path}{expected}\n"));
    };
    wrong("a.csv", b"x,y\n1,2\n3,4 kg\n", &[], ":3: field 2: expected a number, found `4 kg`");
    wrong("b.csv", b"1\n2e40\n", &[], ":2: field 1: expected a number in the range of f32, found `2e40`");
    wrong("c.csv", b"x,y\n1,2\n", &["-c", "z"], ":1: expected a column z, found `x`, `y`");
    let twelve = [0; 12];
    wrong("d.npy", &npy("<f4", "(4,)", &twelve), &[], ": expected 4 numbers of 4 bytes, found 12 bytes");
    let claims = npy("<f4", "(4294967296, 4294967296, 4)", &twelve);
    wrong("e.npy", &claims, &[], ": expected [4294967296, 4294967296, 4] numbers of 4 bytes, found 12 bytes");
    // 2⁶⁵ + 3, which is 3 where it wraps.
    let wraps = npy("<f4", "(5, 7378697629483820647)", &twelve);
    wrong("w.npy", &wraps, &[], ": expected [5, 7378697629483820647] numbers of 4 bytes, found 12 bytes");
    let integers = npy("<i4", "(3,)", &twelve);
    wrong("f.npy", &integers, &[], ": expected an array of float16, float32 or float64, found '<i4'");
    let large = npy("<f8", "(2,)", &[0.5f64, -1e300].map(f64::to_le_bytes).concat());
    wrong("g.npy", &large, &[], ": element 1: expected a number in the range of f32, found -1e300");
    wrong("h.npy", &integers, &["-c", "1"], ": expected CSV for --column, found an array");
    wrong("i.npz", b"PK\x03\x04...", &[], ": expected one array, found an archive (.npz?); unpack it first");
    let (code, _, stderr) = quantize(&["absent.csv"]);
    assert_eq!((code, stderr.as_str()), (2, "error: absent.csv: No such file or directory (os error 2)\n"));
    let nowhere = Path::new("no").join("such.svg");
    let path = file(&folder, "j.csv", "1\n");
    let (code, stdout, stderr) = quantize(&[&path, "--svg", nowhere.to_str().unwrap()]);
    assert!(code == 2 && stdout.is_empty() && stderr.contains("there is no folder no"), "{stderr}");
}

#[test]
fn standard_input_is_read() {
    use std::{io::Write, process::Stdio};
    let mut command = kihon(&["numerics", "quantize", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"1\n2\n").unwrap();
    let (code, stdout, stderr) = told(child.wait_with_output().unwrap());
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert!(stdout.starts_with("2 values: 0 zeros, 0 infinite, 0 NaN; magnitudes from 1.0 to 2.0\n"), "{stdout}");
}
