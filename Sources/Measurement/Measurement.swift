// Room: Measurement
