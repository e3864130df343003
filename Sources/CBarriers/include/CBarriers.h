#ifndef C_BARRIERS_H
#define C_BARRIERS_H
#endif
