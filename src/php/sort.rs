//! One sort and one search for everything: each instance of the standard library's generic ones would add half a kilobyte to the wasm module.

/// The places `0..count` in the order that `less` says; those that are equal stay in order.
pub fn order(count: usize, less: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut from: Vec<usize> = (0..count).collect();
    let mut to = from.clone();
    let mut width = 1;
    // Runs of `width` are sorted; two at a time are merged.
    while width < count {
        let mut start = 0;
        while start < count {
            let middle = count.min(start + width);
            let end = count.min(middle + width);
            let (mut left, mut right) = (start, middle);
            for slot in &mut to[start..end] {
                let takes_right = left == middle || right < end && less(from[right], from[left]);
                let taken = if takes_right { &mut right } else { &mut left };
                *slot = from[*taken];
                *taken += 1;
            }
            start = end;
        }
        std::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    from
}

/// How many of the places `0..count` come before the first for which `holds` is false, where it is false for all that follow.
pub fn count_while(count: usize, holds: &dyn Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = (low + high) / 2;
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_library_sorts() {
        let mut seed = 1u32;
        for count in [0, 1, 2, 3, 7, 8, 9, 100, 1000] {
            let values: Vec<u32> = (0..count)
                .map(|_| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    seed >> 16 & 63
                })
                .collect();
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|&index| values[index]);
            let sorted = order(count, &|a, b| values[a] < values[b]);
            assert_eq!(sorted, expected);
            for bound in [0, 10, 64] {
                let before = count_while(count, &|index| values[sorted[index]] < bound);
                assert_eq!(before, sorted.partition_point(|&index| values[index] < bound));
            }
        }
    }
}
