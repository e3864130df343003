"""Runs a program under a seccomp filter that refuses system calls with EPERM.

Usage: deny_syscalls.py NAME,NAME... PROGRAM ARGUMENT...
"""

import ctypes
import os
import platform
import struct
import sys

NUMBERS = {
    "x86_64": {"membarrier": 324, "perf_event_open": 298, "sched_setaffinity": 203,
               "memfd_create": 319, "tgkill": 234, "mprotect": 10},
    "aarch64": {"membarrier": 283, "perf_event_open": 241, "sched_setaffinity": 122,
                "memfd_create": 279, "tgkill": 131, "mprotect": 226},
}
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 22, 38, 2
BPF_LOAD_WORD, BPF_JUMP_EQUAL, BPF_RETURN = 0x20, 0x15, 0x06
ALLOW, ERRNO, EPERM = 0x7FFF0000, 0x00050000, 1

numbers = [NUMBERS[platform.machine()][name] for name in sys.argv[1].split(",")]
# The number of the system call is the first word of struct seccomp_data.
program = struct.pack("HBBI", BPF_LOAD_WORD, 0, 0, 0)
for number in numbers:
    program += struct.pack("HBBI", BPF_JUMP_EQUAL, 0, 1, number)
    program += struct.pack("HBBI", BPF_RETURN, 0, 0, ERRNO | EPERM)
program += struct.pack("HBBI", BPF_RETURN, 0, 0, ALLOW)


class Filter(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


libc = ctypes.CDLL(None, use_errno=True)
whole = Filter(len(program) // 8, program)
if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
    sys.exit("no_new_privs: " + os.strerror(ctypes.get_errno()))
if libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(whole), 0, 0) != 0:
    sys.exit("seccomp: " + os.strerror(ctypes.get_errno()))
os.execv(sys.argv[2], sys.argv[2:])
