/// What lies this far apart shares no cache line.
public enum CacheLine {
  /// 64 bytes on most cores, 128 where lines are fetched in pairs.
  public static let bytes = 128
  /// As 64-bit words.
  public static let words = bytes / 8
}
