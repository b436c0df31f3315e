//! Writes the Kotlin and Swift text of this crate.

fn main() {
    uniffi::uniffi_bindgen_main();
}
