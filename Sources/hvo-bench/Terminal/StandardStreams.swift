import Glibc

/// What the rest of the program takes for granted about file descriptors 0, 1 and 2.
enum StandardStreams {
  /// Fills closed ones and turns a closed pipe into an error of the write. Call first.
  ///
  /// A closed standard output (`>&-`) would otherwise be the number of the next file opened, and
  /// the report would go into that. The filler can't be written, so the loss is reported (EBADF).
  static func prepare() {
    // The lowest free number is what open() takes: this ends with the first one above 2.
    var descriptor = open("/dev/null", O_RDONLY)
    while (0...STDERR_FILENO).contains(descriptor) { descriptor = open("/dev/null", O_RDONLY) }
    if descriptor > STDERR_FILENO { close(descriptor) }
    signal(SIGPIPE, SIG_IGN)
  }
}
