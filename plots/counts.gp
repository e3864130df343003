# Instructions per huge page by protocol: HVO above, de-HVO below; the dark part is of the MMU.
# counts.tsv: label, HVO of the MMU, HVO, de-HVO of the MMU, de-HVO, all as text
set title plottitle
set xlabel "instructions per huge page"
set xrange [0 : xmax]
set xtics xstep
set format x "%.0f"
plot name.".tsv" using (0.5 * $3):($0 - 0.19):(0):3:($0 - 0.36):($0 - 0.02):ytic(1) \
    with boxxyerror linetype 5 notitle, \
  "" using (0.5 * $2):($0 - 0.19):(0):2:($0 - 0.36):($0 - 0.02) with boxxyerror linetype 1 notitle, \
  "" using (0.5 * $5):($0 + 0.19):(0):5:($0 + 0.02):($0 + 0.36) with boxxyerror linetype 2 notitle, \
  "" using (0.5 * $4):($0 + 0.19):(0):4:($0 + 0.02):($0 + 0.36) with boxxyerror linetype 6 notitle, \
  "" using (xmax):0:6 with labels left offset 0.5, 0 notitle
set format x "% h"
