# Cost per huge page by protocol: HVO and de-HVO on the left, what a round trip is made of on the right.
# cost.tsv: label, HVO, low, high, de-HVO, low, high, both as text; cost.parts: row, from, to, colour
middle = left + (right - left) * 0.58
set multiplot
set rmargin at screen middle - 0.02
set title plottitle
set xlabel "CPU time (log scale)"
set logscale x
set xrange [xmin * 0.999 : xmax * 1.001]
set xtics (0)
do for [decade = 0 : 14] {
  if (xmax / xmin > 1.5e4 && (decade - int(log10(xmin) + 0.5)) % 2 != 0) {
    set xtics add ("" 10.0 ** decade)
  } else {
    set xtics add (decadename(decade) 10.0 ** decade)
  }
}
plot name.".tsv" using (xmin):0:ytic(1) with points pointtype 0 notitle, \
  "" using 2:($0 - 0.16):3:4 with xerrorbars linetype 1 pointtype 7 \
    pointsize 0.5 linewidth 1.5 notitle, \
  "" using 5:($0 + 0.16):6:7 with xerrorbars linetype 2 pointtype 5 pointsize 0.4 linewidth 1.5 notitle
unset label 1
unset logscale x
set lmargin at screen middle
set rmargin at screen right
set title ""
set xlabel "parts of both (%)"
set format y ""
set xtics (0, 25, 50, 75, 100)
set xrange [0 : 100]
plot name.".parts" using (0.5 * ($2 + $3)):1:2:3:($1 - 0.36):($1 + 0.36):4 \
    with boxxyerror linecolor variable notitle, \
  name.".tsv" using (100):0:8 with labels left offset 0.5, 0 notitle
unset multiplot
set format y "% h"
