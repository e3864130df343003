/// The control group that limits this process's use of one thing, and its place in the file system.
struct ControlGroup {
  /// The two interfaces (Documentation/admin-guide/cgroup-v1 and cgroup-v2).
  enum Version { case one, two }

  let version: Version
  /// Its directory and those above it, up to the mount.
  let directories: [HostPath]

  /// Reads /proc/self/cgroup: lines `hierarchy:controllers:path`. A version 1 hierarchy that holds
  /// the controller goes before version 2, whose line `0::` is there as well.
  ///
  /// - Parameter controller: `cpu`, `hugetlb`, …
  init(of root: HostRoot, controller: String = "cpu") throws(HostError) {
    let path = HostPath.ownControlGroups
    let lines = try root.text(of: path).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    }.filter { $0.count == 3 }
    if let line = lines.first(where: { $0[1].split(separator: ",").contains(Substring(controller)) }
    ) {
      version = .one
      let mounts = [
        HostPath.controlGroups.appending(String(line[1])),
        HostPath.controlGroups.appending(controller),
      ]
      directories = Self.directories(line[2], below: mounts.first(where: root.exists) ?? mounts[1])
    } else if let line = lines.first(where: { $0[0] == "0" && $0[1].isEmpty }) {
      version = .two
      // Beside version 1 hierarchies, systemd's "hybrid" layout mounts it one level lower.
      let hybrid = HostPath.controlGroups.appending("unified")
      directories = Self.directories(
        line[2], below: root.exists(hybrid) ? hybrid : .controlGroups)
    } else {
      throw .malformed(
        path.description, found: "", expected: "a line for the \(controller) controller")
    }
    guard let mount = directories.last, root.exists(mount) else {
      throw .malformed(
        HostPath.controlGroups.description, found: "", expected: "a mounted control group")
    }
  }

  /// A path that leaves the mount (`/../other`) or isn't there counts as the mount itself.
  private static func directories(_ path: Substring, below mount: HostPath) -> [HostPath] {
    let names = path.split(separator: "/")
    guard !names.contains("..") else { return [mount] }
    return (0...names.count).reversed().map { depth in
      names[..<depth].reduce(mount) { $0.appending(String($1)) }
    }
  }
}
