# Cost per huge page against the range, one line for each protocol and huge page size.
# range.tsv: bytes, range as text, then one column of ns for each line
set title plottitle
set xlabel "hugetlb memory in the range (log scale)"
set ylabel "time per huge page (".unitname.")"
set lmargin at screen 0.11
set logscale x 4
set xrange [xmin : xmax]
set yrange [0 : ymax / unit]
set ytics ystep / unit textcolor rgb "#222222"
set grid ytics linetype 1 linecolor rgb "#DDDDDD" linewidth 1
plot for [k = 1 : legend] name.".tsv" using 1:(column(k + 2) / unit):xtic(2) \
    with linespoints linetype k dashtype linedash(k) linewidth linewide(k) pointtype 7 pointsize 0.6 notitle
