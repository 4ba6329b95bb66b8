//! The examples are run, not only compiled.

#[path = "../../examples/new_chooser.rs"]
mod new_chooser;
#[path = "../../examples/rival_likelihoods.rs"]
mod rival_likelihoods;

#[test]
fn a_new_chooser_runs_a_scenario() {
    new_chooser::main().unwrap();
}

#[test]
fn a_rival_table_of_likelihoods_is_compared() {
    rival_likelihoods::main().unwrap();
}
