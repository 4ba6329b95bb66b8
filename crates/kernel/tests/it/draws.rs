//! Addressed draws: golden values as exact bits, and the rule of addressing itself.

use guardline_kernel::{Draw, Draws};
use guardline_units::Seed;
use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};

fn bits(mut draw: Draw, mut sampler: impl FnMut(&mut Draw) -> f64) -> [u64; 8] {
    std::array::from_fn(|_| sampler(&mut draw).to_bits())
}

/// What the documentation says, done by hand.
#[test]
fn the_address_is_hashed_as_documented() {
    let mut address = Vec::new();
    address.extend(7_u64.to_le_bytes());
    address.extend(2_u32.to_le_bytes());
    address.extend(3_u32.to_le_bytes());
    address.extend(b"who");
    address.extend(11_u32.to_le_bytes());
    address.extend(b"what it is!");
    address.extend(2_u32.to_le_bytes());
    address.extend(5_u64.to_le_bytes());
    address.extend(u64::MAX.to_le_bytes());
    let mut generator = ChaCha8Rng::from_seed(blake3::derive_key("guardline draws v1", &address));
    generator.set_stream(9);
    let mut draw = Draws::new(Seed(7), 9, 2).at("who", "what it is!", &[5, u64::MAX]);
    for _ in 0..100 {
        let expected = (generator.next_u64() >> 11 | 1) as f64 / 9_007_199_254_740_992.0;
        assert_eq!(draw.uniform().to_bits(), expected.to_bits());
    }
}

/// However long its parts are.
#[test]
fn a_long_address_is_hashed_as_documented() {
    for length in [100, 119, 120, 121, 150, 1000, 3000] {
        let who = "x".repeat(length);
        let mut address = [7_u64.to_le_bytes().as_slice(), &0_u32.to_le_bytes()].concat();
        address.extend((length as u32).to_le_bytes());
        address.extend(who.as_bytes());
        address.extend(4_u32.to_le_bytes());
        address.extend(b"what");
        address.extend(1_u32.to_le_bytes());
        address.extend(3_u64.to_le_bytes());
        let mut generator = ChaCha8Rng::from_seed(blake3::derive_key("guardline draws v1", &address));
        let expected = (generator.next_u64() >> 11 | 1) as f64 / 9_007_199_254_740_992.0;
        let drawn = Draws::new(Seed(7), 0, 0).at(&who, "what", &[3]).uniform();
        assert_eq!(drawn.to_bits(), expected.to_bits(), "{length}");
    }
}

#[test]
fn a_draw_does_not_depend_on_what_was_drawn_before() {
    let one = Draws::new(Seed(1), 0, 0);
    let first = bits(one.at("a", "delay", &[1]), Draw::uniform);
    for noise in 0..50 {
        bits(one.at("b", "delay", &[noise]), |draw| draw.normal(0.0, 1.0));
    }
    assert_eq!(bits(one.clone().at("a", "delay", &[1]), Draw::uniform), first);
    assert_eq!(bits(Draws::new(Seed(1), 0, 0).at("a", "delay", &[1]), Draw::uniform), first);
}

#[test]
fn every_part_of_the_address_counts() {
    let at = |seed, replicate, epoch, who, purpose, index: &[u64]| {
        bits(Draws::new(Seed(seed), replicate, epoch).at(who, purpose, index), Draw::uniform)
    };
    let streams = [
        at(1, 0, 0, "ab", "c", &[]),
        at(2, 0, 0, "ab", "c", &[]),
        at(1, 1, 0, "ab", "c", &[]),
        at(1, 0, 1, "ab", "c", &[]),
        at(1, 0, 0, "a", "bc", &[]),
        at(1, 0, 0, "ab", "d", &[]),
        at(1, 0, 0, "ab", "c", &[0]),
        at(1, 0, 0, "ab", "c", &[0, 0]),
        at(1, 0, 0, "ab", "c", &[1]),
    ];
    for (index, stream) in streams.iter().enumerate() {
        assert!(!streams[..index].contains(stream), "stream {index} agrees with an earlier one");
    }
}

#[test]
fn golden_streams() {
    let draws = Draws::new(Seed(42), 0, 0);
    assert_eq!(bits(draws.at("ministry-a", "reply delay", &[]), Draw::uniform), STREAM_0);
    assert_eq!(bits(draws.at("ministry-a", "reply delay", &[1]), Draw::uniform), STREAM_1);
    let branch = Draws::new(Seed(u64::MAX), 3, 1);
    assert_eq!(bits(branch.at("北京", "glare", &[7, 8]), Draw::uniform), STREAM_2);
}

#[test]
fn golden_samplers() {
    let at = |name| Draws::new(Seed(42), 0, 0).at(name, "golden", &[]);
    assert_eq!(bits(at("exponential"), |d| d.exponential(90.0)), EXPONENTIAL);
    assert_eq!(bits(at("normal"), |d| d.normal(3.0, 2.0)), NORMAL);
    assert_eq!(bits(at("lognormal"), |d| d.lognormal(40.0, 0.8)), LOGNORMAL);
    assert_eq!(bits(at("gumbel"), Draw::gumbel), GUMBEL);
    assert_eq!(bits(at("triangular"), |d| d.triangular(1.0, 2.0, 7.0)), TRIANGULAR);
    assert_eq!(bits(at("weibull"), |d| d.weibull(5.0, 1.7)), WEIBULL);
    let mut draw = at("bernoulli");
    assert_eq!(std::array::from_fn(|_| draw.bernoulli(0.37)), BERNOULLI);
    let mut draw = at("categorical");
    assert_eq!(std::array::from_fn(|_| draw.categorical(&[1.0, 0.0, 2.5, 4.0])), CATEGORICAL);
    let mut draw = at("poisson");
    assert_eq!(std::array::from_fn(|index| draw.poisson([0.7, 40.0, 5e3, 1e6][index % 4])), POISSON);
}

const STREAM_0: [u64; 8] = [
    0x3fef_f5b4_822e_c7a1,
    0x3fde_35a4_6887_78d6,
    0x3fe8_7013_06b0_2a9d,
    0x3fc5_81e6_8006_ca24,
    0x3fc1_7f70_2396_0354,
    0x3fed_552a_d291_ac23,
    0x3fd4_5995_4adb_b4aa,
    0x3fe9_2e3f_f98a_c4fd,
];
const STREAM_1: [u64; 8] = [
    0x3fce_1bc4_e040_379c,
    0x3fe5_6f51_f318_cbcb,
    0x3fb3_ed39_5408_a0b8,
    0x3fec_897c_508b_b9cb,
    0x3fe5_ab1c_2548_c455,
    0x3fce_4c40_5543_8644,
    0x3fc1_d4bb_0640_906c,
    0x3fe7_b8ec_865f_e623,
];
const STREAM_2: [u64; 8] = [
    0x3fe9_9195_655e_c6b9,
    0x3fcc_c38b_7bf5_5dd4,
    0x3fc9_bf34_9f9e_c8f4,
    0x3fe2_4edc_4ebe_f667,
    0x3fe1_2caa_04b7_cff5,
    0x3fe8_1ac1_5503_7d4f,
    0x3feb_cad9_346e_8d53,
    0x3fe6_fc5d_f9a5_bd2b,
];
const EXPONENTIAL: [u64; 8] = [
    0x4044_00c0_4298_f903,
    0x4040_be5d_2ed9_7a62,
    0x4062_41f3_f022_cc7a,
    0x4068_ca05_61c9_8b91,
    0x4066_47d2_f16c_de5f,
    0x4031_0103_21c0_bdba,
    0x405c_2c2e_f8ab_0418,
    0x405c_18ff_951b_6d81,
];
const NORMAL: [u64; 8] = [
    0x4006_6703_11f5_ae23,
    0x4016_432a_9233_5f00,
    0x401b_bee7_f647_6169,
    0x3ff4_bbe8_47be_6c4a,
    0x4001_f89c_f1ac_eee2,
    0x400f_038f_9c17_8d87,
    0x3fef_341c_e3a8_12cc,
    0x4007_fee0_4fee_ae81,
];
const LOGNORMAL: [u64; 8] = [
    0x4046_480c_e8b9_c5ab,
    0x4030_71a8_5106_550c,
    0x4043_e1b1_f819_c807,
    0x4037_682e_7955_7ca3,
    0x4056_de79_c022_1170,
    0x4062_bc79_41f6_3428,
    0x4042_9a45_d6a6_a3fc,
    0x4041_aa22_3a32_eae5,
];
const GUMBEL: [u64; 8] = [
    0xbfc2_51e6_7758_df84,
    0x3fc8_4081_88fa_db39,
    0xbfe1_7b51_0c70_d671,
    0xbfc4_befd_e4f5_b811,
    0x3feb_39cc_3bce_0033,
    0x3fe0_e51d_b3fc_9894,
    0x401b_23cb_8958_2d2d,
    0xbfec_d8a6_410d_9aee,
];
const TRIANGULAR: [u64; 8] = [
    0x4011_13de_8575_baec,
    0x4007_79da_4430_a7fe,
    0x4010_0553_b6f3_49fa,
    0x4000_aa72_bce2_fe14,
    0x400b_6e16_edb3_e5d8,
    0x3fff_f445_9e24_b9ad,
    0x400c_6b03_1408_65c6,
    0x4003_177c_c5db_a0ee,
];
const WEIBULL: [u64; 8] = [
    0x4006_2ec0_6065_2b5a,
    0x401d_a58f_187c_63d6,
    0x400f_5cc9_4ecb_4be2,
    0x4000_41dc_eb65_ee8d,
    0x400e_b1e5_22e3_2bb2,
    0x4004_cf8d_9520_2ea6,
    0x3ff4_f706_9d6b_30ca,
    0x4001_cacb_c107_decd,
];
const BERNOULLI: [bool; 8] = [false, false, false, true, false, false, true, false];
const CATEGORICAL: [usize; 8] = [3, 3, 2, 0, 2, 3, 3, 2];
const POISSON: [u64; 8] = [1, 38, 5130, 1_000_374, 1, 50, 5061, 999_715];
