# Cumulative distributions: one line for each row.
# cdf.tsv: one block for each line, of ns and percent
set title plottitle
set xlabel "time (log scale)"
set ylabel "samples that took no longer (%)"
set lmargin at screen 0.11
set logscale x
set xrange [xmin * 0.999 : xmax * 1.001]
set yrange [0 : 100]
set xtics ()
# A short axis has tics within its decades too.
do for [decade = 0 : 14] {
  set xtics add (decadename(decade) 10.0 ** decade)
  if (xmax / xmin < 600) {
    do for [part in (xmax / xmin < 5 ? "1.2 1.5 2 3 4 5 7" : xmax / xmin < 12 ? "2 3 5" : "2 5")] {
      set xtics add (timename(part + 0, decade) part * 10.0 ** decade)
    }
  }
}
set ytics 25 textcolor rgb "#222222"
set grid xtics ytics linetype 1 linecolor rgb "#DDDDDD" linewidth 1
plot for [k = 1 : legend] name.".tsv" using 1:2 index (k - 1) with lines linetype k \
    dashtype linedash(k) linewidth linewide(k) notitle
