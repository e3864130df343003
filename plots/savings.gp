# Net saving of each pool: bytes on the left, share of the pool on the right.
# savings.tsv: label, net bytes, percent of pool, colour, bytes as text, percent as text
middle = left + (right - left) * 0.56
set multiplot
set rmargin at screen middle - 0.105
set title plottitle
set xlabel "net saving (".unitname.")"
set xrange [bytesmin / unit : bytesmax / unit]
set xtics bytesstep / unit
plot name.".tsv" using (0.5 * $2 / unit):0:(0):($2 / unit):($0 - 0.36):($0 + 0.36):4:ytic(1) \
    with boxxyerror linecolor variable notitle, \
  "" using (bytesmax / unit):0:5 with labels left offset 0.5, 0 notitle
unset label 1
set lmargin at screen middle
set rmargin at screen right
set title "in percent of the pool"
set xlabel "net saving (% of the pool)"
set format y ""
set xrange [percentmin : percentmax]
set xtics percentstep
plot name.".tsv" using (0.5 * $3):0:(0):3:($0 - 0.36):($0 + 0.36):4 \
    with boxxyerror linecolor variable notitle, \
  "" using (percentmax):0:6 with labels left offset 0.5, 0 notitle
unset multiplot
set format y "% h"
