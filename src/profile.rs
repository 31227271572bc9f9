//! The Laravel version that the server is assumed to run. It decides rules, trimming, wording and top-level message.

use serde::Serialize;

/// The Laravel version that the server is assumed to run. An option, because the real version is not public.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
pub enum Profile {
    /// Rules, trimming and wording as [`Profile::Laravel12`], under the documented top-level message.
    #[default]
    #[serde(rename = "documented")]
    Documented,
    /// Laravel 8.83, byte for byte.
    #[serde(rename = "laravel-8")]
    Laravel8,
    /// Laravel 11, 12 and 13 (they agree), byte for byte.
    #[serde(rename = "laravel-12")]
    Laravel12,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Profile; 3] = [Profile::Documented, Profile::Laravel8, Profile::Laravel12];

    /// Returns the name that the option `profile` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Profile::Documented => "documented",
            Profile::Laravel8 => "laravel-8",
            Profile::Laravel12 => "laravel-12",
        }
    }

    /// Returns whether rules, trimming and wording are those of Laravel 8 (else of 11 and newer).
    pub fn is_laravel_8(self) -> bool {
        self == Profile::Laravel8
    }
}
