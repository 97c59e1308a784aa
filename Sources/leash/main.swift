import CMemory
import Platform
import Terminal

// Reads the arguments, and does what they ask for on a stack of its own (Wiring.swift says how).

/// What `leash --version` says.
let leashVersion = "0.1.0"

leash_memory_set_up()
ThisProgram.openMissingStreams()

switch readArguments(Array(CommandLine.arguments.dropFirst())) {
case .perform(let invocation, let settings):
    let status = BigStack.run { stack in perform(invocation, settings, stack: stack) }
    Interrupts.endBySignal()
    exit(status)
case .explain(let text, let status):
    let output = Output()
    // What is wrong is told in the words of who typed it.
    if status == ExitStatus.success {
        output.write(text + "\n")
    } else {
        output.writeError(Sanitizer.visible(text) + "\n")
    }
    output.flush()
    exit(status)
}
