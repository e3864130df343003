// The identity map and the MMU. Runs before Swift: with the MMU off all memory is Device memory,
// where unaligned accesses fault.
#include "include/boot.h"
#include "include/registers.h"
#include "include/tlbi.h"

uint64_t *el1_range_level2;

// The largest tables: 8192 entries at a 64K granule.
static uint64_t level1[8192] __attribute__((aligned(65536)));
static uint64_t level2_devices[8192] __attribute__((aligned(65536)));
static uint64_t root;

EL1_WRITE(mair, "mair_el1")
EL1_WRITE(tcr, "tcr_el1")
EL1_WRITE(ttbr0, "ttbr0_el1")
EL1_READ(sctlr, "sctlr_el1")
EL1_WRITE(sctlr, "sctlr_el1")

// Devices below 1 GiB, memory from there to 2 GiB, the range of the protocols from 2 GiB.
// With 4K pages a level 1 table of 1 GiB blocks; otherwise the walk starts at level 2.
void el1_build_boot_tables(void) {
  const uint64_t *words = el1_parameters();
  uint64_t shift = words[EL1_WORD_PAGE_SHIFT];
  uint64_t memory = words[EL1_WORD_MEMORY_BLOCK];
  uint64_t devices = words[EL1_WORD_DEVICE_BLOCK];
  if (shift == 12) {
    level1[0] = devices;
    level1[1] = memory | 0x40000000ull;
    level1[2] = words[EL1_WORD_TABLE] | (uint64_t)level2_devices;
    el1_range_level2 = level2_devices;
    root = (uint64_t)level1;
    return;
  }
  uint64_t block = 1ull << (2 * shift - 3);
  for (uint64_t at = 0; at < 0x80000000ull; at += block) {
    level1[at / block] = (at < 0x40000000ull ? devices : memory) | at;
  }
  el1_range_level2 = level1 + 0x80000000ull / block;
  root = (uint64_t)level1;
}

void el1_turn_mmu_on(void) {
  const uint64_t *words = el1_parameters();
  uint64_t shift = words[EL1_WORD_PAGE_SHIFT];
  uint64_t granule = shift == 12 ? 0 : shift == 14 ? 2 : 1;
  uint64_t t0sz = shift == 12 ? 25 : 28;
  uint64_t range = read_id_aa64mmfr0() & 0xf;
  if (range > 5) range = 5;
  // Hardware updates of the Access flag where there are any (FEAT_HAFDBS).
  uint64_t access_flag = (read_id_aa64mmfr1() & 0xf) ? 1 : 0;
  // Write-back, inner shareable walks from TTBR0; none from TTBR1.
  write_mair(words[EL1_WORD_MAIR]);
  write_tcr(t0sz | 1ull << 8 | 1ull << 10 | 3ull << 12 | granule << 14 | 1ull << 23 |
            range << 32 | access_flag << 39);
  write_ttbr0(root);
  isb();
  tlbi_vmalle1();
  dsb_nsh();
  isb();
  // M, C, I; the bits that are RES1 without later extensions stay as they are at reset.
  write_sctlr(read_sctlr() | 1ull | 1ull << 2 | 1ull << 12);
  isb();
}
