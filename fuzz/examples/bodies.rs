//! Writes the request bodies of the targets' corpora, each once, as a line of hexadecimal digits. `npm run fuzz` sends
//! them to the real Laravels. Usage: `bodies FILE ENGINE_CORPUS FORMS_CORPUS`.

use arbitrary::Unstructured;
use outbound_campaign_fuzz::forms;
use std::collections::BTreeSet;
use std::fs;

fn inputs(folder: &str) -> impl Iterator<Item = Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a corpus is a folder");
    entries.map(|entry| fs::read(entry.expect("a file").path()).expect("a readable file"))
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, engine, forms] = &arguments[..] else { panic!("usage: bodies FILE ENGINE_CORPUS FORMS_CORPUS") };
    let made = inputs(forms).filter_map(|input| forms::body(&mut Unstructured::new(&input)).ok());
    let bodies: BTreeSet<Vec<u8>> = inputs(engine).chain(made).collect();
    let line = |body: &Vec<u8>| body.iter().map(|byte| format!("{byte:02x}")).collect::<String>() + "\n";
    fs::write(file, bodies.iter().map(line).collect::<String>()).expect("a file that can be written");
}
