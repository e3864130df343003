import Foundation
import Testing

@testable import Report
@testable import Results

/// The page in a frame as wide as a phone, everything unfolded, measured by a real browser.
@Suite(.enabled(if: Browser.path != nil, "needs Chromium")) struct NarrowPageTests {
  /// What sticks out of the window and lies in no box that scrolls; captions wider than the window;
  /// options of the command broken behind their dashes; rows whose name is broken inside a word.
  private static let survey = """
    <script>window.addEventListener("load", () => {
      for (const one of document.querySelectorAll("details")) one.open = true;
      const width = document.documentElement.clientWidth;
      const found = [];
      const note = (what, element) => found.push(what + ": " + element.textContent.trim().slice(0, 50));
      for (const one of document.querySelectorAll("body *")) {
        if (one.matches(".skip") || one.closest("svg") || one.parentElement.closest(".scroll")) continue;
        if (one.getBoundingClientRect().right > width + 1) note("sticks out", one);
      }
      for (const one of document.querySelectorAll("caption"))
        if (one.getBoundingClientRect().width > width) note("wide caption", one);
      for (const one of document.querySelectorAll("pre.command span")) {
        const lines = one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight);
        if (one.textContent.length < 30 && lines > 1.5) note("broken option", one);
      }
      for (const cell of document.querySelectorAll("tbody th")) {
        const texts = [...cell.childNodes].filter(node => node.nodeType === Node.TEXT_NODE);
        const isBroken = text => [...text.data.matchAll(/[a-z]+|=[0-9]+/g)].some(word => {
          const range = document.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          return word[0].length <= 14 && range.getClientRects().length > 1;
        });
        if (texts.some(isBroken)) note("broken word", cell);
      }
      parent.document.getElementById("found").textContent =
        "cells " + document.querySelectorAll("tbody th").length + ", " + found.length
        + " problems. " + found.slice(0, 5).join("; ");
    });</script></body>
    """

  private func survey(_ page: String, width: Int) async throws -> String {
    let framed = page.replacing("</body>", with: Self.survey)
      .replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    let file = FileManager.default.temporaryDirectory.appending(path: "frame-\(UUID()).html")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(
      """
      <!DOCTYPE html><meta charset="utf-8"><p id="found"></p>
      <iframe style="width: \(width)px; height: 900px; border: 0" srcdoc="\(framed)"></iframe>
      """.utf8
    ).write(to: file)
    let document = try await Browser.visit(file).document
    let found = document.split(separator: "<p id=\"found\">").last?.split(separator: "</p>").first
    return String(found ?? "nothing was found out")
  }

  @Test(arguments: HTMLReportTests.files)
  func `a phone shows it whole`(file: String) async throws {
    let page = try await HTMLReportTests.page([try HTMLReportTests.result(file)])
    let found = try await survey(page, width: 360)
    #expect(found.contains(", 0 problems."), "\(found)")
    #expect(!found.hasPrefix("cells 0"))
  }

  @Test func `so it does with results side by side`() async throws {
    let result = try HTMLReportTests.result("plots/gallery/result.json")
    let found = try await survey(try await HTMLReportTests.page([result, result]), width: 360)
    #expect(found.contains(", 0 problems."), "\(found)")
  }

  @Test func `what sticks out is noticed`() async throws {
    let page = try await HTMLReportTests.page([try Snapshot.full])
    let wide = page.replacing("<h1>", with: "<h1 style=\"width: 700px\">")
    #expect(try await survey(wide, width: 360).contains("sticks out: hvo-bench"))
  }
}
