/// The measurements of a run by case, in the order in which the cases first came.
struct MeasurementSet {
  private(set) var all: [RemapMeasurement] = []
  private var places: [RemapCase: Int] = [:]

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
