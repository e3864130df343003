// Reads {"script": JavaScript of a function "formulas", "rows": [[name, kind, text or null]...]} and
// prints the results of each row: whole numbers as text, real ones as the bits of their double.
"use strict";
const { script, rows } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const formulas = new Function(script + "; return formulas;")();
const bits = new DataView(new ArrayBuffer(8));

function read([name, kind, text]) {
  if (text === null) return [name, null];
  if (kind === "whole") return [name, BigInt(text)];
  if (kind === "truth") return [name, text === "true"];
  bits.setBigUint64(0, BigInt(text));
  return [name, bits.getFloat64(0)];
}

function write(value) {
  if (typeof value !== "number") return value === null ? null : String(value);
  bits.setFloat64(0, value);
  return String(bits.getBigUint64(0));
}

const results = rows.map((row) => {
  const result = formulas(Object.fromEntries(row.map(read)));
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, write(value)]));
});
console.log(JSON.stringify(results));
