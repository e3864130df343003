/// How many mappings this process may still make: vm.max_map_count less those it has.
public enum MappingRoom {
  /// Kept free for threads, libraries and the allocator.
  static let reserve = 256

  /// 0 if the limit is reached. Nothing is changed.
  public static func current(_ root: HostRoot = HostRoot()) -> Fact<Int> {
    Fact { () throws(HostError) in
      let limit = try root.number(in: .mappingLimit)
      let used = try root.bytes(of: .ownMappings, limit: 64 << 20).count { $0 == 0x0A }
      return max(0, Int(clamping: limit) - used - reserve)
    }
  }
}
