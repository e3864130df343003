# What all pictures share. The variables name, rows, legend, legendrows,
# keylines, height, labelwidth and valuewidth are set above.
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
# Its yellow is too faint on white: a grey instead.
set linetype 7 linecolor rgb "#7F7F7F"
set linetype 8 linecolor rgb "#000000"
# Where there is nothing.
set linetype 9 linecolor rgb "#C8CCD0"
set linetype cycle 9

# Lines of a picture: later ones thinner, so that one under another still shows at its sides; of eight,
# four whole, two dashed and two of dashes and dots.
linedash(k) = k > 6 ? 4 : k > 4 ? 2 : 1
linewide(k) = 4.4 - 0.4 * k

set style fill solid 0.9 noborder
set border 1 linecolor rgb "#555555"
set tics nomirror textcolor rgb "#222222"
set ytics scale 0
set xtics scale 0.5
set grid xtics linetype 1 linecolor rgb "#DDDDDD" linewidth 1
set yrange [rows - 0.5 : -0.5]
set title font ",13" offset 0, -0.3

# 10 to the power of a decade, in ns, as a time.
decadename(decade) = word("1 10 100", decade % 3 + 1)." ".word("ns µs ms s ks", decade / 3 + 1)
timename(part, decade) = \
  sprintf("%g %s", part * 10 ** (decade % 3), word("ns µs ms s ks", decade / 3 + 1))

# Text from outside comes from files only: a string read as data is never taken for a command.
caption = ""
captionlines = 0
stats name.".caption" using (captionlines = captionlines + 1, \
  caption = caption.(captionlines > 1 ? "\n" : "").strcol(1), 0) nooutput

# Margins in parts of the picture: labels left, values right, caption and legend below.
left = labelwidth * 7.2 / 800
right = 1 - valuewidth * 8.0 / 800
bottom = (62.0 + 14 * captionlines + 20 * legendrows) / height
top = 1 - 46.0 / height
set lmargin at screen left
set rmargin at screen right
set bmargin at screen bottom
set tmargin at screen top
set label 1 caption at screen 0.0125, screen (4.0 + 14 * captionlines) / height left \
  font ",10" textcolor rgb "#555555"
set key off

# The legend: name.legend holds name, colour, place in pixels from the left, row from below.
keepentry(text, colour, x, row) = (legendtext = text, legendcolour = colour, legendx = x, \
  legendrow = row, 0)
do for [k = 0 : legend - 1] {
  stats name.".legend" every ::k::k using (keepentry(strcol(1), int($2), $3, $4)) nooutput
  y = 18.0 + 14 * captionlines + 20 * legendrow
  if (keylines) {
    set arrow 10 + k from screen legendx / 800.0, screen (y + 5) / height \
      to screen (legendx + 20) / 800.0, screen (y + 5) / height nohead front \
      linetype legendcolour dashtype linedash(legendcolour) linewidth linewide(legendcolour)
  } else {
    set object 10 + k rectangle from screen legendx / 800.0, screen y / height \
      to screen (legendx + 18) / 800.0, screen (y + 10) / height \
      fillstyle solid 0.9 noborder fillcolor linetype legendcolour
  }
  set label 10 + k legendtext at screen (legendx + 24) / 800.0, screen (y + 5) / height left \
    font ",10"
}
