/// Something about the machine: its value, or why there is none.
///
/// What can't be read is never a zero and never an empty text, so that no later figure rests on it.
public enum Fact<Value: Sendable>: Sendable {
  /// The machine says so.
  case known(Value)
  /// It could not be found out; the text is one line for the user.
  case unknown(String)

  /// The value, nil if unknown.
  public var value: Value? {
    if case .known(let value) = self { value } else { nil }
  }

  /// Why there is no value, nil if there is one.
  public var reason: String? {
    if case .unknown(let reason) = self { reason } else { nil }
  }

  /// The same fact seen through `transform`; the reason stays.
  public func map<Other>(_ transform: (Value) -> Other) -> Fact<Other> {
    switch self {
    case .known(let value): .known(transform(value))
    case .unknown(let reason): .unknown(reason)
    }
  }

  /// The fact that `body` finds, or the text of the error it throws.
  init(_ body: () throws(HostError) -> Value) {
    do { self = .known(try body()) } catch { self = .unknown(error.description) }
  }
}

extension Fact: Equatable where Value: Equatable {}
extension Fact: Hashable where Value: Hashable {}
