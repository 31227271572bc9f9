//! Reads the two forms of `Retry-After`.

/// Returns the seconds of a `Retry-After`, given as seconds or as an HTTP date. A date is compared with the answer's
/// own `Date`, so that a wrong local clock has no effect, or else with `now` (seconds since 1970). A date in the past
/// is 0, too large a number is `u32::MAX`, any other text is `None`.
pub fn retry_after(value: &str, date: Option<&str>, now: i64) -> Option<u32> {
    let digits = value.trim_ascii().as_bytes();
    let wait = match number(digits) {
        Some(seconds) => seconds,
        // More digits than any real wait.
        None if digits.len() > 9 && digits.iter().all(u8::is_ascii_digit) => i64::MAX,
        None => seconds_since_1970(value)? - date.and_then(seconds_since_1970).unwrap_or(now),
    };
    Some(u32::try_from(wait.max(0)).unwrap_or(u32::MAX))
}

/// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, the one form of a date that a server may send (RFC 9110, 5.6.7). The two
/// obsolete forms are not read.
fn seconds_since_1970(text: &str) -> Option<i64> {
    // Bytes, not slices of text: those link the whole of core's formatting for a panic that cannot happen.
    let date: &[u8; 29] = text.trim_ascii().as_bytes().try_into().ok()?;
    let [_, _, _, b',', b' ', d1, d2, b' ', m1, m2, m3, b' ', y1, y2, y3, y4, b' ', time @ .., b' ', b'G', b'M', b'T'] =
        *date
    else {
        return None;
    };
    let [h1, h2, b':', i1, i2, b':', s1, s2] = time else { return None };
    const MONTHS: &[u8; 36] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
    let month = MONTHS.chunks_exact(3).position(|name| name == [m1, m2, m3])? as i64 + 1;
    let (day, year) = (number(&[d1, d2])?, number(&[y1, y2, y3, y4])?);
    let (hour, minute, second) = (number(&[h1, h2])?, number(&[i1, i2])?, number(&[s1, s2])?);
    if !(1..=31).contains(&day) || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    Some(days_since_1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second)
}

/// Reads at most nine decimal digits as a number.
fn number(digits: &[u8]) -> Option<i64> {
    let decimal = matches!(digits.len(), 1..=9) && digits.iter().all(u8::is_ascii_digit);
    decimal.then(|| digits.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0')))
}

/// Returns the days since 1970 in the Gregorian calendar, counted in years that begin in March, so that the leap day is
/// the last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_since_1970_reads_an_http_date() {
        for (text, seconds) in [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199),
            ("Fri, 01 Mar 2024 00:00:00 GMT", 1_709_251_200),
        ] {
            assert_eq!(seconds_since_1970(text), Some(seconds), "{text}");
        }
    }

    #[test]
    fn retry_after_in_seconds_is_unchanged() {
        assert_eq!(retry_after("120", None, 0), Some(120));
        assert_eq!(retry_after(" 0 ", None, 0), Some(0));
    }

    #[test]
    fn retry_after_as_a_date_is_compared_with_the_servers_own_clock() {
        let until = "Sun, 06 Nov 1994 08:50:37 GMT";
        assert_eq!(retry_after(until, Some("Sun, 06 Nov 1994 08:49:37 GMT"), 0), Some(60));
        assert_eq!(retry_after(until, None, 784_111_777), Some(60));
        assert_eq!(retry_after(until, Some("yesterday"), 784_111_777), Some(60));
        assert_eq!(retry_after(until, None, 1_709_251_199), Some(0));
    }

    #[test]
    fn retry_after_beyond_the_range_is_the_longest_wait() {
        for text in ["9999999999", "999999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"] {
            assert_eq!(retry_after(text, None, 0), Some(u32::MAX), "{text}");
        }
    }

    #[test]
    fn retry_after_of_any_other_text_is_none() {
        for text in [
            "",
            "soon",
            "-1",
            "1.5",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nev 1994 08:49:37 GMT",
        ] {
            assert_eq!(retry_after(text, None, 0), None, "{text}");
        }
    }
}
