import Testing
@testable import Engine

/// Dates (ECMA-262 §21.4).
@Suite struct DateTests {
    @Test func dates() throws {
        let machine = try TestMachine()
        for row in DateRows.dates { #expect(try machine.inspected(row.source) == row.text, "\(row.source)") }
    }

    /// The specification's format, and whatever else V8 reads.
    @Test func texts() throws {
        let machine = try TestMachine(), vm = machine.vm
        for row in DateRows.texts {
            let time = vm.parseDate(vm.flat(vm.string(row.text)))
            #expect((time.isNaN ? nil : DateText.iso(time)) == row.iso, "\(row.text)")
        }
        withExtendedLifetime(machine) {}
    }

    /// A clock that always starts at the same time.
    @Test func now() throws {
        let machine = try TestMachine()
        #expect(try machine.string("[Date.now() === Date.now(), new Date().toISOString(), Date()]")
            == "true,2026-01-01T00:00:00.000Z,Thu Jan 01 2026 00:00:00 GMT+0000 (Coordinated Universal Time)")
    }

    /// Local time in other zones: changes of the clocks, offsets with seconds, names that nobody knows. As Node has it with `TZ`.
    @Test(arguments: [
        ("Europe/Berlin", "Wed Jul 01 2020 00:00:00 GMT+0200 (Central European Summer Time)", "Sun Mar 28 2021 03:30:00 GMT+0200 (Central European Summer Time)",
         "Sun Oct 31 2021 02:30:00 GMT+0200 (Central European Summer Time)"),
        ("America/New_York", "Wed Jul 01 2020 00:00:00 GMT-0400 (Eastern Daylight Time)", "Sun Mar 28 2021 02:30:00 GMT-0400 (Eastern Daylight Time)",
         "Sun Oct 31 2021 02:30:00 GMT-0400 (Eastern Daylight Time)"),
        ("Asia/Kolkata", "Wed Jul 01 2020 00:00:00 GMT+0530 (India Standard Time)", "Sun Mar 28 2021 02:30:00 GMT+0530 (India Standard Time)",
         "Sun Oct 31 2021 02:30:00 GMT+0530 (India Standard Time)"),
        ("Foo/Bar", "Wed Jul 01 2020 00:00:00 GMT+0000 (Coordinated Universal Time)", "Sun Mar 28 2021 02:30:00 GMT+0000 (Coordinated Universal Time)",
         "Sun Oct 31 2021 02:30:00 GMT+0000 (Coordinated Universal Time)"),
    ])
    func zones(_ zone: String, _ plain: String, _ skipped: String, _ twice: String) throws {
        let machine = try TestMachine()
        machine.vm.host.timeZone = zone
        #expect(try machine.string("String(new Date(2020, 6, 1))") == plain)
        #expect(try machine.string("String(new Date(2021, 2, 28, 2, 30))") == skipped)
        #expect(try machine.string("String(new Date(2021, 9, 31, 2, 30))") == twice)
    }

    /// Local mean time has the name of its season, as V8 has it, and years to come have the rules of today.
    @Test func namesOfZonesInFarYears() throws {
        let machine = try TestMachine()
        machine.vm.host.timeZone = "America/New_York"
        #expect(try machine.string("[new Date(-3e12), new Date(15e9 - 62135596800000), new Date(4.1e12), new Date(4.12e12)].join('\\n')") == """
            Mon Dec 07 1874 13:43:58 GMT-0456 (Eastern Standard Time)
            Sat Jun 23 0001 09:43:58 GMT-0456 (Eastern Daylight Time)
            Thu Dec 03 2099 11:53:20 GMT-0500 (Eastern Standard Time)
            Fri Jul 23 2100 00:26:40 GMT-0400 (Eastern Daylight Time)
            """)
    }
}
