//! Upper and lower case of any letter, as PHP's mbstring has them. The tables weigh 25 KB, so the wasm module borrows the
//! ones of its host; there and here they are Unicode's full mappings, letter by letter (no final sigma). Letters that
//! are newer than the server's Unicode (PHP 8.2: 14) may differ: they were given their other case later.

/// `mb_strtolower` of one character.
#[cfg(not(target_arch = "wasm32"))]
pub fn push_lower(out: &mut String, c: char) {
    out.extend(c.to_lowercase());
}

/// `mb_strtoupper` of one character.
#[cfg(not(target_arch = "wasm32"))]
pub fn push_upper(out: &mut String, c: char) {
    out.extend(c.to_uppercase());
}

#[cfg(target_arch = "wasm32")]
pub use host::{push_lower, push_upper};

#[cfg(target_arch = "wasm32")]
mod host {
    use js_sys::JsString;

    /// `mb_strtolower` of one character.
    pub fn push_lower(out: &mut String, c: char) {
        push(out, c, |c| c.to_ascii_lowercase(), JsString::to_lower_case);
    }

    /// `mb_strtoupper` of one character.
    pub fn push_upper(out: &mut String, c: char) {
        push(out, c, |c| c.to_ascii_uppercase(), JsString::to_upper_case);
    }

    fn push(out: &mut String, c: char, ascii: fn(char) -> char, host: fn(&JsString) -> JsString) {
        if c.is_ascii() {
            out.push(ascii(c));
        } else {
            out.push_str(&String::from(host(&JsString::from(c.encode_utf8(&mut [0; 4]) as &str))));
        }
    }
}
