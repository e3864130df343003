// Room: Tradeoff
