// What to say of a line that is no question.

extension SnapshotShell {
    /// `wyh dog`: a command with a slip in it.
    func meant(by line: String) -> String? {
        let (word, rest) = CommandWords.split(line)
        if let near = NearNames.nearCommand(word, in: commands.map({ $0.help.name })) { return "did you mean \(near)\(rest.isEmpty ? "" : " " + rest)?" }
        let others = CommandList.all.map { $0.help.name }
        return NearNames.nearCommand(word, in: others).map { "\($0) needs a program that runs · help lists what can be asked" }
    }

    /// `sessions`, `@4711`: a name alone.
    func subject(_ line: String) -> String? {
        let isName = line.allSatisfy { $0.isLetter || $0.isNumber || "_$@#.[]'› ".contains($0) } && !line.contains { $0 == " " } || line.contains("›")
        guard isName, line.contains(where: { $0.isLetter || $0 == "@" || $0 == "#" }) else { return nil }
        switch OpenedSubjects(heap).find(line) {
        case .node: return "why \(line) tells who holds it, inspect \(line) what is in it"
        case .plain(let value): return "\(line) is \(value)"
        case .nothing(let reason): return reason
        }
    }

    /// `whatif weka m`: what runs an entry needs a program.
    func whatIfMistake(_ line: String) -> String {
        let (word, rest) = CommandWords.split(CommandWords.split(line).rest)
        // `whatif bus=null` is an entry, not `whatif cut` with a slip in it.
        let isSubject = rest.first.map { $0.isLetter || "_$@#".contains($0) } ?? true
        if isSubject, let near = NearNames.near(word, in: ["weak", "cut"], slips: 2).first { return "did you mean whatif \(near)\(rest.isEmpty ? "" : " " + rest)?" }
        return "whatif ENTRY needs a program that runs\(program == nil ? ": this heap is in a file" : " here") · whatif weak X and whatif cut A B can be asked"
    }
}
