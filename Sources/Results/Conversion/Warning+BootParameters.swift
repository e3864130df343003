import HugeTLB
public import LinuxHost

extension Warning {
  /// What this machine's kernel made nothing of among the huge pages of its command line.
  public static func hugePagesIgnored(atBootOf host: HostDescription) -> [Warning] {
    guard let line = host.bootCommandLine.value else { return [] }
    return hugePagesIgnored(BootParameters(parsing: line.text))
  }

  /// The same for parameters already read.
  static func hugePagesIgnored(_ parameters: BootParameters) -> [Warning] {
    parameters.warnings.map {
      Warning(
        id: "boot-huge-pages", fact: "boot parameters: \($0)",
        remedy: "hvo-bench calc --boot-parameters prints them in the order that the kernel reads")
    }
  }
}
