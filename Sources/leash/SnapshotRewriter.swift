import Explorer
import Platform
import Shell
import Terminal

/// `leash redact` and `leash trim`
struct SnapshotRewriter {
    let output: Output
    let request: RewriteRequest

    func run() -> Int32 {
        defer { output.flush() }
        guard ReplacementRule(output, isForced: request.isForced).allows(request.output) else { return ExitStatus.failure }
        let file: MappedFile
        do { file = try MappedFile.open(request.input).decompressed(path: request.input) } catch {
            output.complain("cannot read \(error)")
            return ExitStatus.failure
        }
        do { return try write(file) } catch {
            output.complain(Sanitizer.visible("\(request.input): \(error)"))
            return ExitStatus.failure
        }
    }

    private func write(_ file: MappedFile) throws(SnapshotProblem) -> Int32 {
        let body: (@escaping (UnsafeRawBufferPointer) -> Bool) -> Bool, words: String
        switch request.manner {
        case .redact(let names, let numbers):
            let redaction = try SnapshotRedaction(file, path: request.input, names: names, numbers: numbers)
            (body, words) = (redaction.write, "strings say nothing in it")
        case .trim:
            let trimming = try SnapshotTrimming(file, path: request.input), counts = trimming.nodeCounts
            (body, words) = (trimming.write, "\(counts.kept) of \(counts.all) nodes")
        }
        do {
            var bytes = 0
            _ = try FileReplacement.write(request.output) { pieces in
                body { piece in
                    bytes += piece.count
                    return pieces.write(piece)
                } ? true : nil
            }
            output.write(Sanitizer.visible("wrote \(request.output): \(Phrase.bytes(bytes)) of \(Phrase.bytes(file.bytes.count)), \(words)") + "\n")
            return ExitStatus.success
        } catch {
            output.complain("cannot write \(error)")
            return ExitStatus.failure
        }
    }
}
