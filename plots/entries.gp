# Instructions of a TLB invalidation against the entries that it invalidates, one line for each kind.
# entries.tsv: one block for each line, of entries and instructions
set title plottitle
set xlabel "entries to invalidate (log scale)"
set ylabel "instructions of one operation (log scale)"
set lmargin at screen 0.11
set logscale xy
set xrange [xmin * 0.8 : xmax * 1.25]
set yrange [ymin * 0.999 : ymax * 1.001]
set xtics ()
set for [k = 0 : 5] xtics add (sprintf("%d", 10 ** k) 10 ** k)
set ytics ()
set for [k = 0 : 9] ytics add (sprintf("%d", 10 ** k) 10 ** k)
set ytics textcolor rgb "#222222"
set grid xtics ytics linetype 1 linecolor rgb "#DDDDDD" linewidth 1
plot for [k = 1 : legend] name.".tsv" using 1:2 index (k - 1) with linespoints linetype k \
    dashtype linedash(k) linewidth linewide(k) pointtype 7 pointsize 0.6 notitle
