# Throughput of walkers through a remap, one strip for each protocol, in percent of the undisturbed.
# timeline.tsv: one block for each strip, of percent of the round and of the undisturbed throughput
# timeline.marks: strip, from and to in percent of the round, colour
# timeline.labels: strip, name, duration of a round
set multiplot
set tmargin at screen top
set bmargin at screen bottom
set title plottitle
set xlabel "part of the round (%)"
set lmargin at screen left
set xrange [0 : 100]
set xtics 25
set yrange [strips : 0]
set ytics ()
plot name.".marks" using (0.5 * ($2 + $3)):1:2:3:($1 + 0.1):($1 + 1):4 with boxxyerror \
    fillstyle solid 0.25 noborder linecolor variable notitle, \
  for [k = 0 : strips - 1] name.".tsv" index k using 1:(k + 1 - 0.45 * $2 / 100) with lines \
    linetype 8 linewidth 1.2 notitle, \
  for [k = 0 : strips - 1] k + 0.55 with lines linecolor rgb "#555555" dashtype 3 linewidth 1 notitle, \
  name.".labels" using (0):($1 + 0.55):ytic(2) with points pointtype 0 notitle, \
  "" using (100):($1 + 0.55):3 with labels left offset 0.5, 0 notitle
unset multiplot
