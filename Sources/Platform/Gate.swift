/// Threads wait at it until somebody opens it, once and for all.
public final class Gate: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let opened = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let free: pthread_t?
    private var isOpen = false

    /// `holdsMaker`: the thread that makes it waits, too. One that is to open it itself must not.
    public init(holdsMaker: Bool = true) {
        free = holdsMaker ? nil : pthread_self()
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(opened, nil)
    }

    deinit {
        pthread_cond_destroy(opened)
        pthread_mutex_destroy(mutex)
        opened.deallocate()
        mutex.deallocate()
    }

    public func open() {
        pthread_mutex_lock(mutex)
        isOpen = true
        pthread_cond_broadcast(opened)
        pthread_mutex_unlock(mutex)
    }

    /// Comes back when it is open.
    public func wait() {
        if let free, pthread_equal(pthread_self(), free) != 0 { return }
        pthread_mutex_lock(mutex)
        while !isOpen { pthread_cond_wait(opened, mutex) }
        pthread_mutex_unlock(mutex)
    }
}
