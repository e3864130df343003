import ArgumentParser
import BreakBeforeMake
import Report
import Vmemmap

/// Writes protocols in the formats of other checkers, and says what those can't express.
struct ExportStage {
  private let target: ExportOptions.Target
  private let path: String
  private let files: [ExportedFile]

  /// Makes the files, and checks that they can be written; nil if nothing is to be exported.
  init?(
    _ options: ExportOptions, _ choices: [ProtocolChoice], _ operations: [RemapOperation],
    _ settings: [CheckSetting]
  ) throws {
    guard let (target, path) = try options.target() else { return nil }
    guard let setting = settings.first(where: { $0.architecture == .arm64 }) else {
      throw ValidationError("--export: \(target.rawValue) knows arm64 only; add an arm64 setting")
    }
    self.target = target
    self.path = path
    var files: [ExportedFile] = []
    for choice in choices {
      for operation in operations where operation != .demote || choice.remap.start != .unmapped {
        files += try failure {
          switch target {
          case .herd: try HerdExport.files(choice.remap, operation, setting)
          case .casemate: try CasemateExport.files(choice.remap, operation, setting)
          }
        }
      }
    }
    self.files = files
    if isSingleFile {
      try failure { try Destination(path: path).check() }
    } else {
      try failure { try Destination.checkDirectory(path) }
    }
  }

  private var isSingleFile: Bool { target == .casemate && files.count == 1 }

  func write() throws {
    for file in files {
      let place = isSingleFile ? path : "\(path)/\(file.name)"
      try failure { try Destination(path: place).write(file.text) }
    }
    StandardError.say(
      "\(files.count) \(target.rawValue) \(files.count == 1 ? "file" : "files") in \(path)")
    var said: Set<String> = []
    for limitation in files.flatMap(\.limitations) where said.insert(limitation).inserted {
      StandardError.say("\(target.rawValue) can't express: \(limitation)")
    }
  }
}
