//! Prints the contract as JSON, for the JavaScript that the build generates: `cargo run --example contract`.

use outbound_campaign::contract::fields::{FIELDS, FieldSpec, Row};

fn main() {
    let specs: Vec<FieldSpec> = FIELDS.iter().map(Row::spec).collect();
    println!("{}", serde_json::to_string(&specs).expect("plain data"));
}
