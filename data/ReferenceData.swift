// Facts from outside, embedded at build time.
