import Vmemmap

/// The measurements of a run by case, in the order in which the cases first came.
struct MeasurementSet {
  private(set) var all: [RemapMeasurement] = []
  private var places: [RemapCase: Int] = [:]

  /// Notes that the cases of one protocol and load were visited at this place of the run.
  mutating func note(visit: Int, of remap: RemapProtocol, _ load: RemapLoad) {
    for place in all.indices
    where all[place].subject.remap == remap && all[place].subject.load == load {
      all[place].visits.append(visit)
    }
  }

  /// The measurement of a case, made on first use.
  subscript(subject: RemapCase) -> RemapMeasurement {
    get { places[subject].map { all[$0] } ?? RemapMeasurement(subject) }
    set {
      if let place = places[subject] {
        all[place] = newValue
      } else {
        places[subject] = all.count
        all.append(newValue)
      }
    }
  }
}
