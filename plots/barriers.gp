# Latency of barriers and TLB-invalidating calls: bars end at the median, whiskers at p99.
# barriers.tsv: label, p50, p99, colour, values as text
set title "Latency: bar to the median, whisker to p99 (ns, log scale)"
set logscale x
set xrange [xmin : xmax]
set xtics ("1 ns" 1, "10 ns" 10, "100 ns" 100, "1 µs" 1e3, "10 µs" 1e4, "100 µs" 1e5, \
  "1 ms" 1e6, "10 ms" 1e7, "100 ms" 1e8, "1 s" 1e9, "10 s" 1e10, "100 s" 1e11)
plot name.".tsv" using (sqrt(xmin * $2)):0:(xmin):2:($0 - 0.36):($0 + 0.36):4:ytic(1) \
    with boxxyerror linecolor variable notitle, \
  "" using 2:0:2:3 with xerrorbars pointtype 0 linewidth 1.5 linecolor rgb "#222222" notitle, \
  "" using (xmax):0:5 with labels left offset 0.5, 0 notitle, \
  for [k = 1 : legend] NaN with boxes linecolor k title legends[k]
