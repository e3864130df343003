# Latency of barriers and TLB-invalidating calls: bars end at the median, whiskers at p99.
# barriers.tsv: label, p50, p99, colour, values as text
set title plottitle
set xlabel "bar: median, whisker: 99th percentile (log scale)"
set logscale x
set xrange [xmin * 0.999 : xmax * 1.001]
set xtics (0)
do for [decade = 0 : 14] {
  if (xmax / xmin > 1.5e6 && (decade - int(log10(xmin) + 0.5)) % 2 != 0) {
    set xtics add ("" 10.0 ** decade)
  } else {
    set xtics add (decadename(decade) 10.0 ** decade)
  }
}
plot name.".tsv" using (sqrt(xmin * $2)):0:(xmin):2:($0 - 0.36):($0 + 0.36):4:ytic(1) \
    with boxxyerror linecolor variable notitle, \
  "" using 2:0:2:3 with xerrorbars pointtype 0 linewidth 1.5 linecolor rgb "#222222" notitle, \
  "" using (xmax):0:5 with labels left offset 0.5, 0 notitle
