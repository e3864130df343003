internal import Results

/// A verdict without its setting.
struct SharedVerdict: Hashable {
  let verdict: VerdictRow.Verdict
  let rule: String?
  let reason: String

  init(_ one: VerdictRow.Legality) {
    verdict = one.verdict
    rule = one.rule
    reason = one.reason
  }
}
