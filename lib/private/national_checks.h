/* SPDX-License-Identifier: Apache-2.0 */
/* The check digits of the national identity numbers of national.def: value without separators, and its size. */
#ifndef RLY_PRIVATE_NATIONAL_CHECKS_H
#define RLY_PRIVATE_NATIONAL_CHECKS_H

#include <stdbool.h>
#include <stddef.h>

typedef bool rly_national_check(const char *value, size_t size);

/* national_checks_eu.c: Europe */
rly_national_check rly_id_at, rly_id_be, rly_id_bg, rly_id_ch, rly_id_cz, rly_id_de_health, rly_id_de_pension,
    rly_id_de_tax, rly_id_dk, rly_id_ee, rly_id_es, rly_id_fi, rly_id_fr, rly_id_fr_short, rly_id_gb_chi, rly_id_gb_utr,
    rly_id_gr, rly_id_gr_tax, rly_id_hr, rly_id_hu, rly_id_ie, rly_id_it, rly_id_lv, rly_id_nl, rly_id_no, rly_id_pl,
    rly_id_pt, rly_id_ro, rly_id_ru, rly_id_ru_tax, rly_id_se, rly_id_si;
/* national_checks.c: the rest of the world */
rly_national_check rly_id_ae, rly_id_ar, rly_id_au, rly_id_au_health, rly_id_br, rly_id_ca, rly_id_cl, rly_id_cn,
    rly_id_hk, rly_id_id, rly_id_il, rly_id_in, rly_id_in_pan, rly_id_jp, rly_id_kr, rly_id_kr_date, rly_id_mx,
    rly_id_my, rly_id_nz, rly_id_nz_health, rly_id_plain, rly_id_sa, rly_id_sg, rly_id_th, rly_id_tr, rly_id_tw,
    rly_id_us_mbi, rly_id_za;

#endif
