/// What the kernel or this process runs inside.
enum Surroundings {
  /// x86 CPUs have a flag for it; elsewhere firmware or device tree must name one.
  static func virtualMachine(of host: HostMachine) -> Fact<String?> {
    let root = host.root
    let name = hypervisor(root)
    guard host.system.machine.hasPrefix("x86") || host.system.machine == "i686" else {
      if let name { return .known(name) }
      return root.exists(.firmwareVendor) || root.exists(.deviceTreeModel)
        ? .known(nil) : .unknown("neither firmware nor device tree tells")
    }
    if let type = try? root.text(of: .hypervisorType) { return .known(type) }
    return Fact { () throws(HostError) in
      let flags = KeyedLines(try root.text(of: .cpuInformation, limit: 64 << 20))["flags"] ?? ""
      // Without the flag the firmware's word doesn't count: clouds sell bare metal as well.
      guard flags.split(separator: " ").contains("hypervisor") else { return nil }
      return name ?? "unknown hypervisor"
    }
  }

  private static func hypervisor(_ root: HostRoot) -> String? {
    if let type = try? root.text(of: .hypervisorType) { return type }
    let tree = (try? root.text(of: .deviceTreeHypervisor)) ?? (try? root.text(of: .deviceTreeModel))
    if let tree, let name = deviceTree.first(in: tree) { return name }
    let vendor = (try? root.text(of: .firmwareVendor)) ?? ""
    let product = (try? root.text(of: .firmwareProduct)) ?? ""
    if !product.contains(".metal"), let name = firmware.first(in: "\(vendor) \(product)") {
      return name
    }
    let clocks = (try? root.text(of: .availableClocksources)) ?? ""
    return clocksources.first(in: clocks)
  }

  /// Words of the device tree's model or hypervisor node.
  private static let deviceTree: KeyValuePairs = [
    "kvm": "KVM", "xen": "Xen", "dummy-virt": "QEMU",
  ]

  /// Clocks that only guests have.
  private static let clocksources: KeyValuePairs = [
    "kvm-clock": "KVM", "hyperv": "Hyper-V", "xen": "Xen",
  ]

  /// Words of DMI's vendor and product names.
  private static let firmware: KeyValuePairs = [
    "QEMU": "QEMU/KVM", "KVM": "KVM", "Amazon EC2": "Amazon EC2 (Nitro)",
    "Google Compute Engine": "Google Compute Engine", "VMware": "VMware",
    "Microsoft Corporation Virtual Machine": "Hyper-V", "innotek": "VirtualBox", "Xen": "Xen",
    "Firecracker": "Firecracker", "Parallels": "Parallels", "Apple Virtualization": "Apple",
  ]

  /// What this process is contained in, `.known(nil)` if in nothing that can be seen.
  static func container(_ root: HostRoot) -> Fact<String?> {
    if let name = try? root.text(of: .systemdContainer), !name.isEmpty { return .known(name) }
    if root.exists(.podmanMark) { return .known("Podman") }
    if root.exists(.dockerMark) { return .known("Docker") }
    return Fact { () throws(HostError) in
      let groups: KeyValuePairs = [
        "kubepods": "Kubernetes", "docker": "Docker", "libpod": "Podman", "lxc": "LXC",
      ]
      return groups.first(in: try root.text(of: .ownControlGroups))
    }
  }
}

extension KeyValuePairs where Key == String, Value == String {
  /// The value of the first key that occurs in the text.
  fileprivate func first(in text: String) -> String? {
    first { text.contains($0.key) }?.value
  }
}

extension HostMachine {
  /// The hypervisor's name, `.known(nil)` on bare metal as far as can be told.
  public var virtualMachine: Fact<String?> { Surroundings.virtualMachine(of: self) }
}
