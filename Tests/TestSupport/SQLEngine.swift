import Foundation

/// A database that computes what we print as SQL.
public enum SQLEngine: String, Sendable, CaseIterable {
  case duckDB, postgreSQL

  /// Those that are installed; scripts/install-dependencies test installs both.
  public static let installed = allCases.filter { $0.isInstalled }

  private var isInstalled: Bool {
    switch self {
    case .duckDB: Self.python != nil
    case .postgreSQL: PostgreSQL.programs != nil
    }
  }

  /// A Python with the duckdb module.
  private static let python: OtherProgram? = {
    let own = repositoryRoot.appending(path: ".build/test-python/bin/python3").path
    return [OtherProgram(own), OtherProgram("python3"), OtherProgram("/usr/bin/python3")].compactMap
    { $0 }
    .first { (try? $0.run(["-c", "import duckdb"])) != nil }
  }()

  /// Runs statements; the rows of the last one, fields as text, NULL as nil.
  ///
  /// Fields must hold no tab, line break or `\N`.
  public func rows(_ statements: String) throws -> [[String?]] {
    let text: String
    switch self {
    case .duckDB:
      guard let python = Self.python else { return [] }
      text = try python.run(["-c", Self.script], input: statements)
    case .postgreSQL: text = try PostgreSQL.run(statements)
    }
    return text.split(separator: "\n").map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map {
        $0 == "\\N" ? nil : String($0)
      }
    }
  }

  private static let script = """
    import duckdb, sys
    def text(value):
        return "\\\\N" if value is None else str(value)
    for row in duckdb.connect().execute(sys.stdin.read()).fetchall():
        print("\\t".join(map(text, row)))
    """
}

/// A private PostgreSQL: a cluster in a temporary directory for one run, reached by its socket only.
private enum PostgreSQL {
  struct Programs {
    let shell: OtherProgram
    /// Directory of initdb and the server.
    let binaries: String
  }

  static let programs: Programs? = {
    guard let shell = OtherProgram("/bin/sh") else { return nil }
    // The server refuses to run as root.
    if getuid() == 0,
      getpwnam("postgres") == nil || OtherProgram("runuser", "/usr/sbin/runuser") == nil
    {
      return nil
    }
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    let binaries = versions.sorted(by: >).map { "\(root)/\($0)/bin" }
    return binaries.first {
      OtherProgram("\($0)/initdb") != nil && OtherProgram("\($0)/psql") != nil
    }
    .map { Programs(shell: shell, binaries: $0) }
  }()

  static func run(_ statements: String) throws -> String {
    guard let programs else { return "" }
    return try programs.shell.run(["-c", script, "sh", programs.binaries], input: statements)
  }

  /// One script, so that the server is gone when it ends, however it ends: a server left behind would
  /// hold the descriptor by which its parent sees the end.
  private static let script = """
    set -eu
    bin=$1
    directory=$(mktemp -d /tmp/hvo-bench-sql-XXXXXX)
    as=
    if [ "$(id -u)" -eq 0 ]; then as="runuser -u postgres --"; chown postgres "$directory"; fi
    finish() {
      $as "$bin/pg_ctl" -D "$directory/data" -m immediate stop >/dev/null 2>&1 || true
      rm -rf "$directory"
    }
    trap finish EXIT
    cat >"$directory/query.sql"
    chmod 644 "$directory/query.sql"
    cd "$directory"
    $as "$bin/initdb" -D "$directory/data" -A trust --no-sync -E UTF8 --locale=C >/dev/null
    $as "$bin/pg_ctl" -D "$directory/data" -l "$directory/log" -w \
      -o "-c listen_addresses= -c unix_socket_directories=$directory -c fsync=off" start >/dev/null
    $as "$bin/psql" -X -q -h "$directory" -d postgres -v ON_ERROR_STOP=1 -A -t -F "$(printf '\\t')" \
      -P 'null=\\N' -f "$directory/query.sql"
    """
}
