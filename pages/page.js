// The sliders. `tradeoff` above is generated from the formulas of the program; numbers are written
// here as the program writes them, by the same arithmetic.
(() => {
  "use strict";
  const fixed = (value, decimals) => {
    let power = 1;
    for (let i = 0; i < decimals; i += 1) power *= 10;
    const x = Math.abs(value) * power;
    // Halves away from zero; x + 0.5 would round 0.49999999999999994 up.
    const scaled = x - Math.floor(x) >= 0.5 ? Math.floor(x) + 1 : Math.floor(x);
    if (!(scaled < 9e18)) return String(value);
    const digits = BigInt(scaled);
    const sign = value < 0 && digits !== 0n ? "-" : "";
    if (decimals === 0) return sign + digits;
    const fraction = String(digits % BigInt(power)).padStart(decimals, "0");
    return `${sign}${digits / BigInt(power)}.${fraction}`;
  };
  const decimals = value => {
    const size = Math.abs(value);
    let limit = 99.95;
    let places = 0;
    if (size > 0) while (size < limit && places < 12) { places += 1; limit /= 10; }
    return places;
  };
  const significant = value => fixed(value, decimals(value));
  const grouped = text => text.replace(/^(-?)(\d+)/, (_, sign, whole) =>
    sign + whole.replace(/\B(?=(\d{3})+$)/g, ","));
  const count = value => Number.isInteger(value) && Math.abs(value) < 2 ** 63
    ? grouped(String(BigInt(value))) : grouped(significant(value));
  const rate = value => {
    const size = Math.abs(value);
    if (!(size >= 1000 && size < 1e15)) return `${significant(value)} /s`;
    let unit = 10;
    while (size >= unit * 1000) unit *= 10;
    const x = size / unit;
    const rounded = x - Math.floor(x) >= 0.5 ? Math.floor(x) + 1 : Math.floor(x);
    return `${count(Math.sign(value) * rounded * unit)} /s`;
  };
  const money = value => value !== 0 && Math.abs(value) < 0.001
    ? (value < 0 ? "> -$0.001" : "< $0.001") : (value < 0 ? "-$" : "$") + count(Math.abs(value));
  const texts = {
    count, rate, money, flag: value => value ? "yes" : "no",
  };

  for (const part of document.querySelectorAll(".whatif")) {
    const rows = JSON.parse(part.querySelector(".whatif-rows").textContent);
    const fields = [...part.querySelectorAll("input[type=number]")];
    const update = () => {
      const stated = {};
      for (const field of fields) stated[field.name] = field.value === "" ? null : Number(field.value);
      for (const line of part.querySelectorAll("tr[data-row]")) {
        const own = rows[line.dataset.row];
        // A pool that is made once at boot has no churn; the peak of a series belongs to its own.
        const churn = "once" in line.dataset ? own.churn : stated.churn;
        const results = tradeoff({ ...own, ...stated, churn, peak_churn: null });
        for (const cell of line.querySelectorAll("[data-result]")) {
          const value = results[cell.dataset.result];
          // An illegal protocol may not run, whatever it would pay.
          cell.textContent = cell.dataset.unit === "flag" && "barred" in line.dataset
            ? "may not run" : value === null ? "n/a" : texts[cell.dataset.unit](value);
        }
      }
    };
    for (const field of fields) {
      const slider = document.getElementById(`${field.id}-slider`);
      const [min, max] = [Number(field.min), Number(field.max)];
      // On a logarithmic scale the left end is the least, and then three decades a third of the way.
      const least = field.dataset.scale === "log" ? Math.max(min, max / 1e9) : min;
      const place = value => field.dataset.scale === "log"
        ? value <= least ? 0 : 1000 * Math.log(value / least) / Math.log(max / least)
        : 1000 * (value - min) / (max - min);
      const value = at => at <= 0 ? min : field.dataset.scale === "log"
        ? Number((least * (max / least) ** (at / 1000)).toPrecision(3))
        : min + (max - min) * at / 1000;
      const step = at => field.name === "cpus" ? Math.round(value(at)) : Number(value(at).toPrecision(3));
      slider.addEventListener("input", () => { field.value = step(Number(slider.value)); update(); });
      field.addEventListener("input", () => { slider.value = place(Number(field.value)); update(); });
      slider.value = place(Number(field.value));
      slider.hidden = false;
    }
    // report.html#churn=50&cpus=64 opens with these.
    for (const [name, text] of new URLSearchParams(location.hash.slice(1))) {
      const field = fields.find(one => one.name === name);
      if (field && text !== "" && Number.isFinite(Number(text))) {
        field.value = text;
        field.dispatchEvent(new Event("input"));
      }
    }
    update();
  }
})();
