import BreakBeforeMake
import Vmemmap

extension RemapProtocol {
  /// The protocol with a way to split that FEAT_BBM of these cores allows, where it is a built-in
  /// one that would overwrite the block; a protocol of the user's own stays as it is written.
  func suited(to features: CoreFeatures) -> RemapProtocol {
    guard split == .overwrite, features.bbmLevel < .level2,
      let builtIn = BuiltInProtocol(rawValue: id)
    else { return self }
    return builtIn.make(split: features.bbmLevel == .level1 ? .nT : .withBreak)
  }

  /// Why these cores can't run it; nil if they can.
  func refusal(on features: CoreFeatures) -> String? {
    if needsHardwareAccessFlag && !features.hardwareAccessFlag {
      return "needs hardware Access flag updates (FEAT_HAFDBS), which this core hasn't"
    }
    return nil
  }
}
