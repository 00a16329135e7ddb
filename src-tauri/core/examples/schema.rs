//! Prints the statements that make the tables of all registers, or of those named: where a migration begins.

use zhengfeng_core::registers;
use zhengfeng_core::storage::schema;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for register in registers::ALL.iter().filter(|r| wanted.is_empty() || wanted.iter().any(|name| name == r.name)) {
        println!("-- {}", register.label);
        for statement in schema::statements(register, registers::CLOSED) {
            println!("{statement};");
        }
        println!();
    }
}
