# Cost per huge page by protocol, stacked from its parts.
# cost.tsv: label, total, value as text; cost.parts: row, from, to, colour
set title plottitle
set xlabel "time per huge page (".unitname.")"
set xrange [0 : xmax / unit]
set xtics xstep / unit
plot name.".parts" using (0.5 * ($2 + $3) / unit):1:($2 / unit):($3 / unit): \
    ($1 - 0.36):($1 + 0.36):4 with boxxyerror linecolor variable notitle, \
  name.".tsv" using (xmax / unit):0:3:ytic(1) with labels left offset 0.5, 0 notitle
