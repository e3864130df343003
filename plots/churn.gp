# Break-even churn by protocol and size.
# churn.tsv: label, churn, colour, value as text
set title plottitle
set xlabel "huge pages allocated and freed per second (log scale)"
set logscale x
set xtics (0.001, 0.01, 0.1, 1, 10, 100, "1,000" 1e3, "10,000" 1e4, "100,000" 1e5, \
  "1 million" 1e6, "10 million" 1e7, "100 million" 1e8)
set xrange [xmin * 0.999 : xmax * 1.001]
plot name.".tsv" using (sqrt(xmin * $2)):0:(xmin):2:($0 - 0.36):($0 + 0.36):3:ytic(1) \
    with boxxyerror linecolor variable notitle, \
  "" using (xmax):0:4 with labels left offset 0.5, 0 notitle
