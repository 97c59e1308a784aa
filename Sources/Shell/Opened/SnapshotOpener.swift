import Explorer
import Platform

/// Opens a heap in a file: by the index of an earlier time where there is one, else by reading it, and then an index is kept.
struct SnapshotOpener {
    /// Where indexes are; nil: none is used, and none is made.
    var cache: CacheFolder?
    /// Told how far it has come, from any thread.
    var progress: SnapshotProgress?

    /// `name`: what the file is called. The task, where there is one, writes the index.
    func open(_ path: String, name: String) throws(SnapshotShell.Failure) -> (heap: OpenedHeap, index: IndexTask?) {
        let file: MappedFile
        do {
            let mapped = try MappedFile.open(path)
            if let cache, let graph = SnapshotIndex.open(mapped, path: name, in: cache) { return (try heap(graph, mapped, name), nil) }
            file = try mapped.decompressed(path: path)
        } catch let failure as FileFailure {
            throw SnapshotShell.Failure(description: "cannot read \(failure)")
        } catch let failure as SnapshotShell.Failure {
            throw failure
        } catch {
            throw SnapshotShell.Failure(description: "cannot read \(path)")
        }
        let graph = try read(file, name: name)
        // Of what came through a pipe, or had to be decompressed, there is no index.
        let index = cache.flatMap { SnapshotIndex.prepare(graph, progress, in: $0) }
        return (try heap(graph, file, name), index)
    }

    func read(_ file: MappedFile, name: String) throws(SnapshotShell.Failure) -> HeapGraph {
        do {
            return try SnapshotReader.read(file, path: name, progress)
        } catch {
            // Where another program took away the end of the file, what was read there means nothing.
            throw SnapshotShell.Failure(description: file.hasShrunk ? OpenedHeap.shrunk(name) : "\(name): \(error)")
        }
    }

    func heap(_ graph: HeapGraph, _ file: MappedFile, _ name: String) throws(SnapshotShell.Failure) -> OpenedHeap {
        if file.hasShrunk { throw SnapshotShell.Failure(description: OpenedHeap.shrunk(name)) }
        guard let source = graph.snapshot else { throw SnapshotShell.Failure(description: "\(name): no heap") }
        return OpenedHeap(graph, source)
    }
}
