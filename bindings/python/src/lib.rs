//! The native part of the Python package `videosdk-server`: it converts, calls, and maps errors. Behaviour is the core's.
//!
//! Arguments of calls cross as JSON text, answers as objects, and tokens, which are hot, as plain arguments.

mod client;
mod command_line;
mod emulator;
mod errors;
mod events;
mod objects;
mod operation;
mod runtime;
mod token_server;

use pyo3::prelude::*;

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<client::Client>()?;
    module.add_class::<emulator::Emulator>()?;
    module.add_class::<operation::Operation>()?;
    module.add_class::<token_server::TokenServer>()?;
    module.add_function(wrap_pyfunction!(client::decode, module)?)?;
    module.add_function(wrap_pyfunction!(client::parse_duration, module)?)?;
    module.add_function(wrap_pyfunction!(client::check_version, module)?)?;
    module.add_function(wrap_pyfunction!(command_line::run_command_line, module)?)
}
