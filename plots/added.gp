# What HVO adds to an operation of the running kernel, per huge page, with intervals.
# added.tsv: label, CPU time, low, high, wall time, low, high, both as text. No dot: only the upper end is
# known, and the whisker begins at the left edge.
set title plottitle
set xlabel "HVO on less HVO off, per huge page (log scale)"
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
edge(low) = low < xmin ? xmin : low
plot name.".tsv" using (xmin):0:ytic(1) with points pointtype 0 notitle, \
  "" using (edge($3)):($0 - 0.16):($4 - edge($3)):(0) with vectors nohead linetype 3 linewidth 1.5 notitle, \
  "" using 4:($0 - 0.16) with points linetype 3 pointtype 1 pointsize 0.4 notitle, \
  "" using (edge($6)):($0 + 0.16):($7 - edge($6)):(0) with vectors nohead linetype 4 linewidth 1.5 notitle, \
  "" using 7:($0 + 0.16) with points linetype 4 pointtype 1 pointsize 0.4 notitle, \
  "" using 2:($0 - 0.16) with points linetype 3 pointtype 7 pointsize 0.9 notitle, \
  "" using 5:($0 + 0.16) with points linetype 4 pointtype 5 pointsize 0.8 notitle, \
  "" using (xmax):0:8 with labels left offset 0.5, 0 notitle
