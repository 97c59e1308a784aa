import NIOConcurrencyHelpers
import NIOCore
import Platform

/// Waits on the caller's thread for what the network's thread comes to, and hears Ctrl-C meanwhile.
struct Waiting {
    /// Asked ten times a second and more.
    let isInterrupted: () -> Bool
    /// Seconds for an answer that takes no work.
    var patience = 5.0

    private static let pause = 0.03

    /// The future's value. `isOverdue`: for how long it was silent is too long; what to say then. `tick` is called while nothing happens.
    func value<Value: Sendable>(of future: EventLoopFuture<Value>, tick: () -> Void = {}, isOverdue: () -> AttachFailure?) throws(AttachFailure) -> Value {
        let result = NIOLockedValueBox<Result<Value, any Error>?>(nil), isDone = ConditionLock(value: false)
        future.whenComplete { found in
            result.withLockedValue { $0 = found }
            isDone.lock()
            isDone.unlock(withValue: true)
        }
        while !isDone.lock(whenValue: true, timeoutSeconds: Self.pause) {
            tick()
            if isInterrupted() { throw .interrupted }
            if let failure = isOverdue() { throw failure }
        }
        isDone.unlock()
        switch result.withLockedValue({ $0 }) {
        case .success(let value): return value
        case .failure(let failure as AttachFailure): throw failure
        case .failure(let error): throw AttachFailure(network: error)
        case nil: throw AttachFailure("there was no answer")
        }
    }

    /// The same for what is to come within a time.
    func value<Value: Sendable>(of future: EventLoopFuture<Value>, within seconds: Double, or failure: AttachFailure) throws(AttachFailure) -> Value {
        let end = SteadyClock.milliseconds + seconds * 1000
        return try value(of: future) { SteadyClock.milliseconds > end ? failure : nil }
    }
}
