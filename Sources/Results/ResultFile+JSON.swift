internal import FoundationEssentials

extension ResultFile {
  /// The file as UTF-8 JSON, newline at the end.
  ///
  /// Sorted keys and no locale: the same value gives the same bytes.
  public func encoded() -> [UInt8] {
    JSONBytes.of(self)
  }

  /// Reads a result from JSON.
  ///
  /// - Parameter name: what to call the input in an error, usually its path.
  public init(decoding bytes: [UInt8], name: String) throws(ResultFileError) {
    let data = Data(bytes)
    let decoder = JSONDecoder()
    func fail(_ problem: ResultFileError.Problem) -> ResultFileError {
      ResultFileError(name: name, problem: problem)
    }
    guard bytes.contains(where: { !$0.isJSONSpace }) else { throw fail(.empty) }
    let envelope: Envelope
    do {
      envelope = try decoder.decode(Envelope.self, from: data)
    } catch let error as DecodingError {
      throw fail(.init(error))
    } catch {
      throw fail(.notJSON)
    }
    switch envelope.content {
    case .result(let version) where version != Self.currentVersion: throw fail(.version(version))
    case .foreign(let format): throw fail(.foreign(format))
    case .unknown: throw fail(.notAResult)
    case .result: break
    }
    do {
      self = try decoder.decode(ResultFile.self, from: data)
    } catch let error as DecodingError {
      throw fail(.init(error))
    } catch {
      throw fail(.notJSON)
    }
  }
}

extension UInt8 {
  fileprivate var isJSONSpace: Bool { self == 32 || (9...13).contains(self) }
}
