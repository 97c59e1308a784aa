// What `node:async_hooks` asks of the engine (Jobs/AsyncHooks.swift), and what comes as from outside (Jobs/EventLoop.swift).

extension VM {
    func installAsyncInternals(_ object: JSObject) {
        install(on: object, [
            .method("listenAsync", 3, internalListenAsync), .method("executionAsyncId", 0, internalExecutionAsyncId),
            .method("triggerAsyncId", 0, internalTriggerAsyncId), .method("executionAsyncResource", 0, internalExecutionAsyncResource),
            .method("newAsyncId", 0, internalNewAsyncId), .method("enterAsyncScope", 3, internalEnterAsyncScope),
            .method("leaveAsyncScope", 0, internalLeaveAsyncScope), .method("noteDestroyed", 1, internalNoteDestroyed),
            .method("poll", 2, internalPoll),
        ])
    }
}

/// From now on that function is told, or nobody; promises keep their numbers under these two symbols.
private func internalListenAsync(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.state.pointee.jobs.hooks.listener = arguments[0]
    vm.state.pointee.jobs.hooks.idKey = arguments[1]
    vm.state.pointee.jobs.hooks.triggerKey = arguments[2]
    return .undefined
}

private func internalExecutionAsyncId(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(int32: vm.state.pointee.jobs.hooks.scope.id) }

private func internalTriggerAsyncId(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(int32: vm.state.pointee.jobs.hooks.scope.trigger) }

private func internalExecutionAsyncResource(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { vm.state.pointee.jobs.hooks.scope.resource }

private func internalNewAsyncId(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { Value(int32: vm.state.pointee.jobs.hooks.nextId()) }

/// What has that number, was asked for by the second and is the third runs until `leaveAsyncScope`.
private func internalEnterAsyncScope(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let scope = AsyncScope(id: try vm.toInt32(arguments[0]), trigger: try vm.toInt32(arguments[1]), resource: arguments[2])
    vm.state.pointee.jobs.hooks.scopes.append(scope)
    return .undefined
}

private func internalLeaveAsyncScope(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    _ = vm.state.pointee.jobs.hooks.scopes.popLast()
    return .undefined
}

private func internalNoteDestroyed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    vm.noteDestroyed(try vm.toInt32(arguments[0]))
    return .undefined
}

/// The function is called between the timers and the immediates, so many rounds from now.
private func internalPoll(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let rounds = arguments[1].isUndefined ? 1 : Int(try vm.toNumber(arguments[1]))
    let poll = Poll(rounds: rounds, target: arguments[0], context: vm.state.pointee.jobs.context)
    // What goes on with what was begun comes before what waits.
    if rounds == 0 { vm.state.pointee.jobs.polls.insert(poll, at: 0) } else { vm.state.pointee.jobs.polls.append(poll) }
    return .undefined
}
