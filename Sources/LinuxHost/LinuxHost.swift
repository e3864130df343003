// Room: LinuxHost
