# Time of a call against the threads on other CPUs that it has to reach.
# scaling.tsv: one block for each line, of peers, ns, low and high
set title plottitle
set xlabel "other CPUs running a thread of the process"
set ylabel "median time of one call (log scale)"
set lmargin at screen 0.14
set yrange [xmin * 0.999 : xmax * 1.001]
set logscale y
set xrange [-0.03 * peers : peers * 1.03]
set xtics peerstep
set ytics ()
set for [decade = 0 : 14] ytics add (decadename(decade) 10.0 ** decade)
set ytics textcolor rgb "#222222"
set grid xtics ytics linetype 1 linecolor rgb "#DDDDDD" linewidth 1
plot for [k = 1 : legend] name.".tsv" using 1:2 index (k - 1) with lines linetype k \
    dashtype linedash(k) linewidth linewide(k) notitle, \
  for [k = 1 : legend] name.".tsv" using 1:2:3:4 index (k - 1) with yerrorbars linetype k \
    pointtype 7 pointsize 0.6 notitle
