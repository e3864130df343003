// Room: Barriers
