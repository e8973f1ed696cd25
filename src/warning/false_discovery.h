#pragma once

#include <span>
#include <vector>

namespace acta::warning {

// p values adjusted for how many were looked at: those at or below q are discoveries of which a
// share q is false on average. In the order given; ties keep one value; each 0 ≤ p ≤ 1.
//
// Benjamini & Hochberg 1995 (JRSS B 57, 289–300): independent or positively dependent series.
std::vector<double> benjamini_hochberg(std::span<const double> p);
// Benjamini & Yekutieli 2001 (Annals of Statistics 29, 1165–1188): any dependence, the worst case.
std::vector<double> benjamini_yekutieli(std::span<const double> p);

}  // namespace acta::warning
