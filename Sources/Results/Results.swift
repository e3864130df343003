// Room: Results
