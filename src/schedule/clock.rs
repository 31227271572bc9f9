//! The wall clock of one zone over a range of time: the offsets that the host looked up.

use super::Millis;

/// A stretch of time with one offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first instant.
    pub from: Millis,
    /// The first instant after it.
    pub until: Millis,
    /// Local time minus UTC.
    pub offset: Millis,
}

/// The offsets of one zone over a range of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// The stretches, in order and without gaps.
    pub stretches: Vec<Stretch>,
}

impl Clock {
    /// Reads `[from, offset, change, offset, change, offset, …, until]`: instants and the offsets between them.
    pub fn from_table(table: &[f64]) -> Clock {
        let mut clock = Clock::default();
        let mut rest = table;
        while let [from, offset, until, ..] = *rest {
            clock.stretches.push(Stretch { from: from as Millis, until: until as Millis, offset: offset as Millis });
            rest = &rest[2..];
        }
        clock
    }

    /// Returns the first instant of the range.
    pub fn from(&self) -> Millis {
        self.stretches.first().map_or(0, |stretch| stretch.from)
    }

    /// Returns the first instant after the range.
    pub fn until(&self) -> Millis {
        self.stretches.last().map_or(0, |stretch| stretch.until)
    }

    /// Returns the local time at an instant; beyond the range, with the nearest known offset.
    pub fn local(&self, at: Millis) -> Millis {
        let stretch = self.stretches.iter().find(|stretch| at < stretch.until).or(self.stretches.last());
        at + stretch.map_or(0, |stretch| stretch.offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clock_reads_its_table_in_pairs() {
        let clock = Clock::from_table(&[0.0, 10.0, 100.0, 20.0, 300.0]);
        assert_eq!(
            clock.stretches,
            [Stretch { from: 0, until: 100, offset: 10 }, Stretch { from: 100, until: 300, offset: 20 }]
        );
        assert_eq!((clock.from(), clock.until()), (0, 300));
        assert_eq!((clock.local(99), clock.local(100), clock.local(500)), (109, 120, 520));
        assert_eq!(Clock::from_table(&[]), Clock::default());
    }
}
