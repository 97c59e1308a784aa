import ArgumentParser

/// `leash attach`, as ArgumentParser reads it.
struct AttachCommand: ParsableCommand, InvocationCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach", abstract: "Take the heap of a program that runs, and ask it: Node, Chrome, Deno.",
        discussion: """
            A number is a port where something listens on it (node --inspect), or else a Node process, which is told by SIGUSR1 to open its \
            inspector. An address is one too: localhost:9222, ws://127.0.0.1:9229/ID. Without anything it is port 9229. \
            The program is never stopped or changed: it waits only while its heap is written, and Node says on its standard error that \
            somebody is attached. At the prompt snapshot takes the heap again, diff compares the last two, gc has the program collect. \
            Behind -- stands a command: leash attach 9229 -- leaks.
            """)

    @Argument(help: ArgumentHelp("A port, a process, or an address.", valueName: "port|pid|url"))
    var subject: String?

    @Option(help: ArgumentHelp("Which one, where there are several: its number in the list, or a part of its title or address.", valueName: "target"))
    var target: String?

    @Option(help: ArgumentHelp("Attach to this host, though it is not this machine. Its inspector sees what you ask, and may answer what it likes.", valueName: "host"))
    var allowRemote: String?

    @OptionGroup var options: SharedOptions

    var invocation: Invocation { .attach(AttachRequest(subject: subject, target: target, remoteHost: allowRemote), commands: []) }
    var settings: CommonOptions { options.settings }
}
