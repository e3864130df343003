/// The options that the running kernel was built with.
struct KernelConfiguration {
  private let text: String

  /// `/proc/config.gz` of the running kernel, else `/boot/config-<release>`.
  init(of host: HostMachine) throws(HostError) {
    if host.root.exists(.compressedConfiguration) {
      text = try host.root.gzipText(of: .compressedConfiguration)
    } else {
      let file = HostPath.installedConfiguration(of: host.system.kernelRelease)
      text = try host.root.text(of: file, limit: 8 << 20)
    }
  }

  /// Whether the option is built in: `NAME=y`. O(length of the configuration).
  func isOn(_ option: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "\n")).contains { $0.elementsEqual("\(option)=y".utf8) }
  }
}
