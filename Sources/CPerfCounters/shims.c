#include "CPerfCounters.h"
