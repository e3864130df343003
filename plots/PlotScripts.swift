// The gnuplot scripts, embedded at build time.
