import Platform
import Testing

/// Runs the body on a thread with as much stack as the program itself has.
func onLargeStack(_ body: @escaping () throws -> Void) throws {
    final class Work {
        let body: () throws -> Void
        var error: (any Error)?
        init(_ body: @escaping () throws -> Void) { self.body = body }
    }
    let work = Work(body)
    var attributes = pthread_attr_t(), thread = pthread_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 1 << 29)
    defer { pthread_attr_destroy(&attributes) }
    let context = Unmanaged.passRetained(work)
    defer { context.release() }
    let status = pthread_create(&thread, &attributes, { context in
        guard let context else { return nil }
        let work = Unmanaged<Work>.fromOpaque(context).takeUnretainedValue()
        do { try work.body() } catch { work.error = error }
        return nil
    }, context.toOpaque())
    try #require(status == 0)
    pthread_join(thread, nil)
    if let error = work.error { throw error }
}
