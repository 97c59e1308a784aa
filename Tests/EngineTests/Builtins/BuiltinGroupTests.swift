import Testing
@testable import Engine

/// Built-ins that are made when somebody first asks for them: nobody can tell.
struct BuiltinGroupTests {
    /// Every object that leads from the global one, with its prototype and its properties: their order, attributes, values.
    private static let walk = """
    const seen = new Map(), lines = [], text = key => typeof key === 'symbol' ? key.toString() : key;
    function tell(value, path) {
      if (typeof value !== 'object' && typeof value !== 'function' || value === null) return Object.is(value, -0) ? '-0' : String(value);
      if (seen.has(value)) return 'see ' + seen.get(value);
      seen.set(value, path);
      lines.push(path + ' ' + typeof value + ' ' + Object.isExtensible(value) + ' ' + tell(Object.getPrototypeOf(value), path + '.__proto__'));
      for (const key of Reflect.ownKeys(value)) {
        const { value: held, get, set, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(value, key), place = path + '.' + text(key);
        lines.push([place, writable, enumerable, configurable, tell(held, place), tell(get, place + '.get'), tell(set, place + '.set')].join(' '));
      }
      return 'new';
    }
    """

    @Test func allIsAsIfMadeAtOnce() throws {
        let whole = Self.walk + "tell(globalThis, 'global'); lines.join('\\n')"
        let expected = try TestMachine(makesBuiltinsAtOnce: true).string(whole)
        #expect(expected.utf8.count > 50_000)
        #expect(try TestMachine().string(whole) == expected)
        // In another order.
        let last = "const names = Object.getOwnPropertyNames(globalThis).reverse().map(name => globalThis[name]).length;"
        #expect(try TestMachine().string(last + whole) == TestMachine(makesBuiltinsAtOnce: true).string(last + whole))
    }

    /// Entries and what they come to.
    private static let programs: [(program: String, result: String)] = [
        ("Map = 5; String(Map) + [].constructor.name + new Set([1]).size", "5Array1"),
        ("globalThis.Set = 1; new Map([[1, 2]]).size + Set", "2"),
        ("delete globalThis.WeakMap; typeof WeakMap + ' ' + ('WeakMap' in globalThis)", "undefined false"),
        ("delete globalThis.RegExp; /a(b)/.exec('ab')[1] + typeof RegExp", "bundefined"),
        ("delete globalThis.Error; try { null.x } catch (e) { e.constructor.name + typeof Error }", "TypeErrorundefined"),
        ("Object.defineProperty(globalThis, 'Promise', { value: 3, writable: false }); (async () => 1)() + String(Promise)", "[object Promise]3"),
        ("var Date; typeof Date", "function"),
        ("function JSON() {} typeof JSON.parse + JSON.name", "undefinedJSON"),
        ("{ let Symbol = 1; } typeof Symbol", "function"),
        ("typeof Reflect + typeof Nothing + ('Proxy' in globalThis)", "objectundefinedtrue"),
        ("Object.freeze(globalThis); typeof Intl + Object.getOwnPropertyDescriptor(globalThis, 'Atomics').writable", "objectfalse"),
        ("Object.preventExtensions(globalThis); typeof DataView + typeof Iterator", "functionfunction"),
        ("with (globalThis) { typeof BigInt + typeof Math.max }", "functionfunction"),
        ("Object.keys(globalThis).includes('Map') + ' ' + ({ ...globalThis }).Map", "false undefined"),
        ("Object.setPrototypeOf(globalThis, null); typeof Uint8Array + new Uint8Array(2).length", "function2"),
        ("Object.getOwnPropertyDescriptor(globalThis, 'parseInt').value === Number.parseInt", "true"),
        ("parseInt === Number.parseInt && parseFloat === Number.parseFloat", "true"),
        ("Number.prototype.twice = function () { return this * 2 }; (4).twice()", "8"),
        ("Object.getPrototypeOf(function* () {}.prototype) === Object.getPrototypeOf(function* () {}).prototype", "true"),
        ("Object.getPrototypeOf('') === String.prototype && Object.getPrototypeOf(1n) === BigInt.prototype", "true"),
        ("[][Symbol.iterator]().toString()", "[object Array Iterator]"),
        ("Reflect.set(globalThis, 'Boolean', 7); Boolean + String(Object.getPrototypeOf(true).constructor.name)", "7Boolean"),
        ("globalThis.propertyIsEnumerable('Map') + ' ' + Object.hasOwn(globalThis, 'Set')", "false true"),
        ("(0, eval)('typeof FinalizationRegistry') + new Function('return typeof WeakRef')()", "functionfunction"),
    ]

    @Test func whatProgramsDoToTheNames() throws {
        for (program, result) in Self.programs {
            #expect(try TestMachine().string(program) == result, "\(program)")
            #expect(try TestMachine(makesBuiltinsAtOnce: true).string(program) == result, "at once: \(program)")
        }
    }

    @Test func aRealmBesideAnotherIsWhole() throws {
        let machine = try TestMachine()
        machine.vm.installTest262()
        #expect(try machine.string("const other = $262.createRealm().global; other.Map !== Map && new other.Map([[1, 2]]) instanceof other.Map") == "true")
    }
}
