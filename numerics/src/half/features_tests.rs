//! With `--all-features`: saved and restored, and cast by `bytemuck`.

use super::*;

#[cfg(feature = "serde")]
#[test]
fn what_is_saved_is_restored_bit_by_bit() {
    let numbers = [F16::from_f32(0.1), F16::NAN, F16::NEG_INFINITY, F16::from_bits(0x7c01)];
    let text = serde_json::to_string(&numbers).unwrap();
    assert_eq!(text, "[11878,32256,64512,31745]");
    let back: Vec<F16> = serde_json::from_str(&text).unwrap();
    assert_eq!(F16::slice_to_bits(&back), F16::slice_to_bits(&numbers));
    assert!(serde_json::from_str::<F8E5M2>("256").is_err());

    let how = Conversion::SATURATING.rounding(Rounding::TowardZero).subnormals(Subnormals::Flush);
    let text = serde_json::to_string(&how).unwrap();
    assert_eq!(serde_json::from_str::<Conversion>(&text).unwrap(), how);

    let mut random = RandomBits::seeded(3);
    random.next_bits();
    let mut restored: RandomBits = serde_json::from_str(&serde_json::to_string(&random).unwrap()).unwrap();
    assert_eq!(restored.next_bits(), random.next_bits());
}

#[cfg(feature = "bytemuck")]
#[test]
fn bytes_are_numbers() {
    let bytes = [0x00u8, 0x3c, 0x66, 0x2e];
    let numbers = [F16::ONE, F16::from_f32(0.1)];
    assert_eq!(
        bytemuck::cast_slice::<F16, u8>(&numbers),
        if cfg!(target_endian = "little") { bytes } else { [0x3c, 0, 0x2e, 0x66] }
    );
    let eights: &[F8E4M3] = bytemuck::cast_slice(&bytes);
    assert_eq!(eights[1].to_f32(), 1.5);
}
