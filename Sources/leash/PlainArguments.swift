/// The calls that are made most, read without ArgumentParser, which costs a millisecond before the first line runs.
///
/// `leash`, `leash -e CODE ARGUMENT…` and `leash run FILE ARGUMENT…`, each with the switches that take no value. Whatever else
/// stands there, right or wrong, is nil and ``LeashCommand``'s to read: nothing is refused here, and nothing means
/// anything else than it does there.
func readPlainArguments(_ arguments: some Collection<String>) -> (Invocation, CommonOptions)? {
    var settings = CommonOptions()
    var rest = arguments[...]

    func takeSwitches(allowsTest262: Bool = false) {
        while let first = rest.first {
            switch first {
            case "--json": settings.json = true
            case "--real-time": settings.realTime = true
            case "--test262" where allowsTest262: settings.isTest262 = true
            case "--no-color": settings.noColor = true
            default: return
            }
            rest = rest.dropFirst()
        }
    }

    takeSwitches()
    switch rest.popFirst() {
    case nil:
        return (.shell, settings)
    case "-e" where !settings.json:
        guard let code = rest.popFirst(), rest.allSatisfy({ !$0.hasPrefix("-") }) else { return nil }
        return (.evaluate(code: code, arguments: Array(rest)), settings)
    case "run":
        takeSwitches(allowsTest262: true)
        guard let file = rest.popFirst(), !settings.json, file == "-" || !file.hasPrefix("-"), rest.allSatisfy({ !$0.hasPrefix("-") }) else { return nil }
        return (.run(file: file, arguments: Array(rest)), settings)
    case let file? where !settings.json && NamedFile.command(for: file) == "run" && rest.allSatisfy({ !$0.hasPrefix("-") }):
        return (.run(file: file, arguments: Array(rest)), settings)
    default:
        return nil
    }
}
