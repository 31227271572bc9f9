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
    use wasm_bindgen::prelude::*;

    // Texts in and out: no JavaScript value is held here.
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = ["String", "prototype", "toLowerCase"], js_name = call)]
        fn lower(text: &str) -> String;

        #[wasm_bindgen(js_namespace = ["String", "prototype", "toUpperCase"], js_name = call)]
        fn upper(text: &str) -> String;
    }

    /// `mb_strtolower` of one character.
    pub fn push_lower(out: &mut String, c: char) {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
        } else {
            out.push_str(&lower(c.encode_utf8(&mut [0; 4])));
        }
    }

    /// `mb_strtoupper` of one character.
    pub fn push_upper(out: &mut String, c: char) {
        if c.is_ascii() {
            out.push(c.to_ascii_uppercase());
        } else {
            out.push_str(&upper(c.encode_utf8(&mut [0; 4])));
        }
    }
}
