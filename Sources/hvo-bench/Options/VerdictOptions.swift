import ArgumentParser

/// What the verdict weighs against.
struct VerdictOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Share of one core that HVO and de-HVO may take: the break-even churn is stated for it.",
      valueName: "percent"))
  var coreShare = "1%"
}
