// start.S calls `payload_main`; this file is only what the package manager takes for a program.
