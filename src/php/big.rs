//! Natural numbers of any size: the exact arithmetic behind reading and writing doubles.
//!
//! A few dozen lines instead of what the standard library would link: its tables and formatting cost the wasm module 20 KB.

use std::cmp::Ordering;

/// A natural number, least significant 32 bits first, without leading zeros.
#[derive(Clone)]
pub struct Big(Vec<u32>);

impl Big {
    /// The number itself.
    pub fn from(number: u64) -> Big {
        let mut big = Big(vec![number as u32, (number >> 32) as u32]);
        big.trim();
        big
    }

    /// Ten times the number, plus `digit`.
    pub fn append(&mut self, digit: u8) {
        self.multiply(10);
        let mut carry = u32::from(digit);
        for limb in &mut self.0 {
            let (sum, over) = limb.overflowing_add(carry);
            *limb = sum;
            carry = over as u32;
        }
        if carry > 0 {
            self.0.push(carry);
        }
    }

    /// How many binary digits it has; 0 for 0.
    pub fn bits(&self) -> i32 {
        self.0.last().map_or(0, |top| self.0.len() as i32 * 32 - top.leading_zeros() as i32)
    }

    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    /// Times `factor`.
    pub fn multiply(&mut self, factor: u32) {
        let mut carry = 0u64;
        for limb in &mut self.0 {
            carry += u64::from(*limb) * u64::from(factor);
            *limb = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Times ten to the `power`, which is not negative.
    pub fn multiply_by_power_of_ten(&mut self, power: i32) {
        const NINE: i32 = 9;
        (0..power / NINE).for_each(|_| self.multiply(1_000_000_000));
        (0..power % NINE).for_each(|_| self.multiply(10));
    }

    /// Ten times the number.
    pub fn times_ten(&self) -> Big {
        let mut product = self.clone();
        product.multiply(10);
        product
    }

    /// Times two to the `bits`.
    pub fn shift_left(&mut self, bits: u32) {
        self.multiply(1 << (bits % 32));
        let mut limbs = vec![0; (bits / 32) as usize];
        limbs.append(&mut self.0);
        self.0 = limbs;
    }

    /// Whether it is as large as `other`.
    pub fn at_least(&self, other: &Big) -> bool {
        match self.0.len().cmp(&other.0.len()) {
            Ordering::Equal => self.0.iter().rev().ge(other.0.iter().rev()),
            unequal => unequal == Ordering::Greater,
        }
    }

    /// Minus `other`, which is not larger.
    pub fn subtract(&mut self, other: &Big) {
        let mut borrow = 0i64;
        for (i, limb) in self.0.iter_mut().enumerate() {
            let difference = i64::from(*limb) - i64::from(other.0.get(i).copied().unwrap_or(0)) + borrow;
            *limb = difference as u32;
            borrow = difference >> 32;
        }
        self.trim();
    }
}
