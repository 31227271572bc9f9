//! The documented hosts of the contract, and the paths of its endpoints below a base URL.

/// A documented host. It decides the base URL (unless the caller gives one) and the cap on parallel calls (unless the
/// caller gives account facts).
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), derive(tsify::Tsify))]
#[cfg_attr(all(target_arch = "wasm32", feature = "types"), tsify(type = "\"autocalls\" | \"intellixent\""))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Provider {
    /// `https://app.autocalls.ai/api`, "up to 10" parallel calls.
    #[default]
    Autocalls,
    /// `https://portal.intellixent.ai/api`, whose page names no cap.
    Intellixent,
}

impl Provider {
    /// Every provider, in the order in which an error message lists them.
    pub const ALL: [Provider; 2] = [Provider::Autocalls, Provider::Intellixent];

    /// Returns the name that the option `provider` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Provider::Autocalls => "autocalls",
            Provider::Intellixent => "intellixent",
        }
    }

    /// Returns the base URL of the API, without a slash at the end.
    pub const fn base_url(self) -> &'static str {
        match self {
            Provider::Autocalls => "https://app.autocalls.ai/api",
            Provider::Intellixent => "https://portal.intellixent.ai/api",
        }
    }

    /// Returns the documented maximum of parallel calls of any plan; `None` without a documented cap.
    pub const fn parallel_cap(self) -> Option<u32> {
        match self {
            Provider::Autocalls => Some(10),
            Provider::Intellixent => None,
        }
    }
}

/// One endpoint of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// `POST`: create a campaign.
    Create,
    /// `GET`: every campaign of the account.
    List,
    /// `GET`: one campaign, `{id}` in the path. Only the contract of July 2026 documents it.
    Get,
    /// `POST`: start or stop a campaign.
    UpdateStatus,
    /// `DELETE`: delete a campaign, `{id}` in the path.
    Delete,
    /// `GET`: the assistants that may call out.
    OutboundAssistants,
    /// `GET`: all assistants, in pages.
    Assistants,
    /// `GET`: the account's phone numbers.
    PhoneNumbers,
}

impl Endpoint {
    /// Every endpoint, in the order of their names in pkg-template/http/endpoint.ts.
    pub const ALL: [Endpoint; 8] = [
        Endpoint::Create,
        Endpoint::List,
        Endpoint::Get,
        Endpoint::UpdateStatus,
        Endpoint::Delete,
        Endpoint::OutboundAssistants,
        Endpoint::Assistants,
        Endpoint::PhoneNumbers,
    ];

    /// Returns the HTTP method.
    pub const fn method(self) -> &'static str {
        match self {
            Endpoint::Create | Endpoint::UpdateStatus => "POST",
            Endpoint::Delete => "DELETE",
            _ => "GET",
        }
    }

    /// Returns the documented path, relative to the base URL.
    pub const fn default_path(self) -> &'static str {
        match self {
            Endpoint::Create => "user/campaign",
            Endpoint::List => "user/campaigns",
            Endpoint::UpdateStatus => "user/campaigns/update-status",
            Endpoint::Get | Endpoint::Delete => "user/campaign/{id}",
            Endpoint::OutboundAssistants => "user/assistants/outbound",
            Endpoint::Assistants => "user/assistants/get",
            Endpoint::PhoneNumbers => "user/phone-numbers/all",
        }
    }
}

/// The paths of the endpoints, relative to the base URL, for hosts that differ from the documented ones. (Some
/// white-label hosts create at `user/campaigns`.)
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
#[allow(non_snake_case)] // the members are JavaScript's
pub struct Paths {
    /// The path that creates a campaign. Default: `user/campaign`.
    #[tsify(optional)]
    pub create: String,
    /// The path that lists the campaigns. Default: `user/campaigns`.
    #[tsify(optional)]
    pub list: String,
    /// The path that returns one campaign; `{id}` stands for its id. Default: `user/campaign/{id}`.
    #[tsify(optional)]
    pub get: String,
    /// The path that starts and stops a campaign. Default: `user/campaigns/update-status`.
    #[tsify(optional)]
    pub updateStatus: String,
    /// The path that deletes a campaign; `{id}` stands for its id. Default: `user/campaign/{id}`.
    #[tsify(optional)]
    pub delete: String,
    /// The path that lists the outbound assistants. Default: `user/assistants/outbound`.
    #[tsify(optional)]
    pub outboundAssistants: String,
    /// The path that lists all assistants, in pages. Default: `user/assistants/get`.
    #[tsify(optional)]
    pub assistants: String,
    /// The path that lists the phone numbers. Default: `user/phone-numbers/all`.
    #[tsify(optional)]
    pub phoneNumbers: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_urls_and_default_paths_join_with_one_slash() {
        assert!(Provider::ALL.iter().all(|provider| !provider.base_url().ends_with('/')));
        assert!(Endpoint::ALL.iter().all(|endpoint| !endpoint.default_path().starts_with('/')));
    }

    #[test]
    fn parallel_cap_is_documented_by_autocalls_alone() {
        assert_eq!(Provider::Autocalls.parallel_cap(), Some(10));
        assert_eq!(Provider::Intellixent.parallel_cap(), None);
    }
}
