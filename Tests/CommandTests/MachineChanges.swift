import Testing

/// The suites that change this machine's settings, or look whether they were changed: one at a time,
/// since a second run is refused while one holds the machine.
@Suite(.serialized) enum MachineChanges {}
