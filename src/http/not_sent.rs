//! Recognizes failures of fetch that cannot have reached the server, because no connection existed.
//!
//! Only exact spellings count: "nothing was sent" invites a retry, which may create a second campaign.

/// The reason why nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// No connection: unknown host, refused, unreachable, or timed out.
    Unreachable = 1,
    /// A connection whose certificate is not trusted, or without a common TLS version.
    Untrusted,
}

/// The system calls before the first byte of a request.
const BEFORE_SENDING: [&str; 3] = ["connect", "getaddrinfo", "getnameinfo"];

/// Codes of Node, undici and Bun. The kernel uses some of them for an open connection too; `syscall` then shows it.
const UNREACHABLE: [&str; 11] = [
    "ECONNREFUSED",
    "ENOTFOUND",
    "ENODATA",
    "EHOSTUNREACH",
    "EHOSTDOWN",
    "ENETUNREACH",
    "ENETDOWN",
    "EADDRNOTAVAIL",
    "UND_ERR_CONNECT_TIMEOUT",
    "ConnectionRefused",
    "FailedToOpenSocket",
];

/// OpenSSL's codes for untrusted certificates, as Node, Deno and Bun report them. They check the certificate before
/// they send.
const UNTRUSTED: [&str; 34] = [
    "UNABLE_TO_GET_ISSUER_CERT",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "UNABLE_TO_GET_CRL",
    "UNABLE_TO_DECRYPT_CERT_SIGNATURE",
    "UNABLE_TO_DECRYPT_CRL_SIGNATURE",
    "UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "CERT_SIGNATURE_FAILURE",
    "CRL_SIGNATURE_FAILURE",
    "CERT_NOT_YET_VALID",
    "CERT_HAS_EXPIRED",
    "CRL_NOT_YET_VALID",
    "CRL_HAS_EXPIRED",
    "ERROR_IN_CERT_NOT_BEFORE_FIELD",
    "ERROR_IN_CERT_NOT_AFTER_FIELD",
    "ERROR_IN_CRL_LAST_UPDATE_FIELD",
    "ERROR_IN_CRL_NEXT_UPDATE_FIELD",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "CERT_CHAIN_TOO_LONG",
    "CERT_REVOKED",
    "CERT_UNTRUSTED",
    "CERT_REJECTED",
    "INVALID_CA",
    "INVALID_PURPOSE",
    "PATH_LENGTH_EXCEEDED",
    "HOSTNAME_MISMATCH",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "ERR_TLS_CERT_ALTNAME_FORMAT",
    "ERR_TLS_HANDSHAKE_TIMEOUT",
    "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE",
    "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION",
    "ERR_SSL_TLSV1_UNRECOGNIZED_NAME",
    "ERR_SSL_UNSUPPORTED_PROTOCOL",
];

/// Sentences of errors without a code: Deno (hyper's text for a failed connection), Node's TLS, undici's bad ports.
const SENTENCES: [(&str, NotSent); 4] = [
    ("client error (Connect)", NotSent::Unreachable),
    ("error trying to connect: ", NotSent::Unreachable),
    ("socket disconnected before secure TLS connection was established", NotSent::Untrusted),
    ("bad port", NotSent::Unreachable),
];

/// Returns why an error proves that nothing was sent; `None` if it proves nothing.
///
/// `code` and `syscall` are Node's members of the error, empty if missing.
pub fn not_sent(code: &str, syscall: &str, message: &str) -> Option<NotSent> {
    // Node names the call that failed. With an open connection it is "read" or "write".
    if !syscall.is_empty() {
        return BEFORE_SENDING.contains(&syscall).then_some(NotSent::Unreachable);
    }
    if code.as_bytes().starts_with(b"EAI_") || UNREACHABLE.contains(&code) {
        return Some(NotSent::Unreachable);
    }
    if UNTRUSTED.contains(&code) {
        return Some(NotSent::Untrusted);
    }
    let holds = |part: &str| message.as_bytes().windows(part.len()).any(|here| here == part.as_bytes());
    let (_, why) = SENTENCES.into_iter().find(|(sentence, _)| match *sentence {
        "bad port" => message == "bad port",
        _ => holds(sentence),
    })?;
    Some(why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_sent_is_unreachable_for_failed_connections() {
        for (code, syscall) in [
            ("ECONNREFUSED", "connect"),
            ("ECONNREFUSED", ""),
            ("ENOTFOUND", "getaddrinfo"),
            ("EAI_AGAIN", "getaddrinfo"),
            ("EAI_AGAIN", ""),
            ("EAI_FAIL", ""),
            ("EHOSTUNREACH", "connect"),
            ("ENETUNREACH", ""),
            ("ETIMEDOUT", "connect"),
            ("ECONNRESET", "connect"),
            ("UND_ERR_CONNECT_TIMEOUT", ""),
            ("ConnectionRefused", ""),
        ] {
            assert_eq!(not_sent(code, syscall, "x"), Some(NotSent::Unreachable), "{code} {syscall}");
        }
    }

    #[test]
    fn not_sent_is_untrusted_for_certificate_errors() {
        for code in UNTRUSTED {
            assert_eq!(not_sent(code, "", "x"), Some(NotSent::Untrusted), "{code}");
        }
    }

    #[test]
    fn not_sent_is_none_for_errors_of_an_open_connection() {
        for (code, syscall) in [
            ("ECONNRESET", "read"),
            ("EPIPE", "write"),
            ("ETIMEDOUT", "read"),
            ("ETIMEDOUT", ""),
            // Linux reports these for a silent connection after a router reported it as unreachable.
            ("EHOSTUNREACH", "read"),
            ("ENETUNREACH", "write"),
            ("ECONNRESET", ""),
            ("UND_ERR_SOCKET", ""),
            ("UND_ERR_HEADERS_TIMEOUT", ""),
            ("UND_ERR_BODY_TIMEOUT", ""),
            ("ConnectionClosed", ""),
            // An attacker on the way can bring these about in the middle of a connection.
            ("ERR_SSL_WRONG_VERSION_NUMBER", ""),
            ("ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC", ""),
            ("EAI", ""),
            ("", ""),
        ] {
            assert_eq!(not_sent(code, syscall, "x"), None, "{code} {syscall}");
        }
    }

    #[test]
    fn not_sent_recognizes_errors_that_have_only_a_message() {
        for message in [
            "error sending request for url (https://a.test/): client error (Connect): \
             invalid peer certificate: Expired",
            "error sending request for url (http://127.0.0.1:9/): error trying to connect: tcp connect error: refused",
            "Client network socket disconnected before secure TLS connection was established",
            "bad port",
        ] {
            assert!(not_sent("", "", message).is_some(), "{message}");
        }
        for message in ["fetch failed", "client error (SendRequest)", "a bad port", "Failed to fetch", ""] {
            assert_eq!(not_sent("", "", message), None, "{message}");
        }
    }
}
