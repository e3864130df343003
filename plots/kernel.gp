# Pool operations of the running kernel with HVO off and on, per huge page: wall time left, CPU time right.
# kernel.tsv: label, then for wall and CPU time off, low, high, on, low, high, factor as text
middle = left + (right - left) * 0.5
factors = 62.0 / 800
array heads[2] = ["wall time", "CPU time of the writing thread"]
set multiplot
set title plottitle
do for [panel = 1 : 2] {
  first = panel == 1 ? 2 : 9
  if (panel == 2) {
    unset label 1
    set title ""
    unset ytics
  }
  set lmargin at screen (panel == 1 ? left : middle)
  set rmargin at screen (panel == 1 ? middle - factors : right)
  set xlabel heads[panel]." (log scale)"
  low = panel == 1 ? wallmin : cpumin
  high = panel == 1 ? wallmax : cpumax
  set logscale x
  set xrange [low * 0.999 : high * 1.001]
  set xtics (0)
  do for [decade = 0 : 14] {
    if (high / low > 1.5e3 && (decade - int(log10(low) + 0.5)) % 2 != 0) {
      set xtics add ("" 10.0 ** decade)
    } else {
      set xtics add (decadename(decade) 10.0 ** decade)
    }
  }
  # Labels on the left only.
  plot for [k = panel : 1] name.".tsv" using (low):0:ytic(1) with points pointtype 0 notitle, \
    name.".tsv" using (column(first)):($0 - 0.16):(column(first + 1)):(column(first + 2)) \
      with xerrorbars linetype 2 pointtype 5 pointsize 0.8 linewidth 1.5 notitle, \
    "" using (column(first + 3)):($0 + 0.16):(column(first + 4)):(column(first + 5)) \
      with xerrorbars linetype 1 pointtype 7 pointsize 0.9 linewidth 1.5 notitle, \
    "" using (high):0:(strcol(first + 6)) with labels left offset 0.5, 0 notitle
}
unset multiplot
