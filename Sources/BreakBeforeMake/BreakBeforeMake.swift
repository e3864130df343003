// Room: BreakBeforeMake
