# What all pictures share. The variables name, rows, legend, height,
# labelwidth and valuewidth are set above.
set encoding utf8
set termoption noenhanced
set datafile separator "\t"

# The palette of Okabe and Ito, which most colour-blind people can tell apart, darkest first.
set linetype 1 linecolor rgb "#0072B2"
set linetype 2 linecolor rgb "#E69F00"
set linetype 3 linecolor rgb "#009E73"
set linetype 4 linecolor rgb "#CC79A7"
set linetype 5 linecolor rgb "#56B4E9"
set linetype 6 linecolor rgb "#D55E00"
set linetype 7 linecolor rgb "#F0E442"
set linetype 8 linecolor rgb "#000000"
set linetype cycle 8

set style fill solid 0.9 noborder
set border 1 linecolor rgb "#555555"
set tics nomirror textcolor rgb "#222222"
set ytics scale 0
set xtics scale 0.5
set grid xtics linetype 1 linecolor rgb "#DDDDDD" linewidth 1
set yrange [rows - 0.5 : -0.5]
set title font ",15"

# Text from outside comes from files only: a string read as data is never taken for a command.
caption = ""
captionlines = 0
stats name.".caption" using (captionlines = captionlines + 1, \
  caption = caption.(captionlines > 1 ? "\n" : "").strcol(1), 0) nooutput
array legends[legend > 0 ? legend : 1]
if (legend > 0) {
  stats name.".legend" using (legends[int($0) + 1] = strcol(1), 0) nooutput
}

# Margins in parts of the picture: labels left, values right, caption and legend below.
left = labelwidth * 7.3 / 800
right = 1 - valuewidth * 7.3 / 800
bottom = (62.0 + 14 * captionlines + (legend > 0 ? 22 : 0)) / height
top = 1 - 40.0 / height
set lmargin at screen left
set rmargin at screen right
set bmargin at screen bottom
set tmargin at screen top
set label 1 caption at screen 0.0125, screen (4.0 + 14 * captionlines) / height left \
  font ",10" textcolor rgb "#555555"
set key at screen 0.5, screen (16.0 + 14 * captionlines) / height center bottom horizontal \
  maxrows 1 font ",11" samplen 1.5
