import Shell

extension Interrupts {
    /// Starts listening (``install(flag:bit:)``) for this shell: Ctrl-C is for the machine that it has at work, until the shell is no more.
    public static func listen(for shell: Shell) {
        install(flag: shell.requestWord, bit: Shell.interruptionBit)
        shell.onMachineChange = { [unowned shell] in move(to: shell.requestWord) }
        shell.onEnd = { move(to: nil) }
    }
}
