# Which protocol is best at a churn and a number of CPUs.
# map.tsv: CPUs from and to, churn from and to, colour
set title plottitle
set xlabel "CPUs (log scale)"
set ylabel "huge pages allocated and freed per second (log scale)"
set lmargin at screen 0.14
set xrange [xmin : xmax]
set yrange [ymin : ymax]
set logscale xy
set xtics (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024)
set ytics (0.01, 0.1, 1, 10, 100, "1,000" 1e3, "10,000" 1e4, "100,000" 1e5, "1 million" 1e6)
set ytics textcolor rgb "#222222"
unset grid
set style fill solid 1.0 noborder
# Each block reaches a little under its neighbours: where two of one colour meet, nothing shines through.
plot name.".tsv" using (sqrt($1 * $2)):(sqrt($3 * $4)):1:($2 * 1.01 < xmax ? $2 * 1.01 : xmax): \
    3:($4 * 1.02 < ymax ? $4 * 1.02 : ymax):5 with boxxyerror linecolor variable notitle
