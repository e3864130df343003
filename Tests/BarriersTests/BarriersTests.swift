import Testing

/// Everything that starts pinned threads: one after another, since two CPUs are all there may be.
@Suite(.serialized) enum OnCPUs {}
